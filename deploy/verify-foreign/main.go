// Checks an exported access log with Go's own primitives: signed notes of golang.org/x/mod/sumdb/note, hashes of
// golang.org/x/mod/sumdb/tlog. It shares no code with OpenMASH and reads only the entries: every hash is computed anew, so
// the exported tiles are neither believed nor needed (TileHashReader, which would read them, is not used: CVE-2026-56865).
//
// Usage: verify VERIFIER-KEY DIRECTORY [OLDER-CHECKPOINT]
// Exit codes as of openmash-verify.jar: 0 verified, 1 unreadable, 2 usage, 3 signature, 4 content, 5 inconsistent.
package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const width = 256

type checkpoint struct {
	size int64
	root tlog.Hash
}

func main() {
	if len(os.Args) < 3 || len(os.Args) > 4 {
		fail(2, "usage: verify VERIFIER-KEY DIRECTORY [OLDER-CHECKPOINT]")
	}
	key, err := note.NewVerifier(os.Args[1])
	if err != nil {
		fail(2, "verifier key: %v", err)
	}
	signed := open(key, filepath.Join(os.Args[2], "checkpoint"))
	older := checkpoint{size: -1}
	if len(os.Args) == 4 {
		older = open(key, os.Args[3])
		if older.size > signed.size {
			fail(5, "the older checkpoint counts %d entries, this export only %d", older.size, signed.size)
		}
	}

	tree := &tree{}
	for tree.size < signed.size {
		if tree.size == older.size {
			compare(5, "the older checkpoint", tree.root(), older.root, older.size)
		}
		tree.addBundle(os.Args[2], signed.size, older.size)
	}
	compare(4, "the signed checkpoint", tree.root(), signed.root, signed.size)
	if older.size == signed.size {
		compare(5, "the older checkpoint", tree.root(), older.root, older.size)
	}
	tree.proveSamples(signed)
	fmt.Printf("VERIFIED by Go: %d entries of %s, root %v\n", signed.size, key.Name(), signed.root)
}

// open reads a checkpoint, verifies its signature and that it is one of the key's own log.
func open(key note.Verifier, file string) checkpoint {
	text := read(file)
	opened, err := note.Open(text, note.VerifierList(key))
	if err != nil {
		fail(3, "%s: %v", file, err)
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != key.Name() {
		fail(3, "%s: not a checkpoint of %s", file, key.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		fail(3, "%s: no tree size", file)
	}
	var root tlog.Hash
	bytes, err := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || copy(root[:], bytes) != len(root) || len(bytes) != len(root) {
		fail(3, "%s: no root", file)
	}
	return checkpoint{size, root}
}

// tree keeps the hashes that tlog stores, in memory: about 64 bytes an entry.
type tree struct {
	size   int64
	hashes []tlog.Hash
	first  []byte
	last   []byte
}

func (t *tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(t.hashes)) {
			return nil, errors.New("hash beyond the tree")
		}
		found[i] = t.hashes[index]
	}
	return found, nil
}

// addBundle adds the entries of the next bundle, and stops on its way at the older size to let its root be compared.
func (t *tree) addBundle(directory string, size, older int64) {
	start := t.size / width * width
	count := size - start
	if count > width {
		count = width
	}
	entries := bundle(filepath.Join(directory, filepath.FromSlash(path(start/width, count))), count)
	for _, entry := range entries[t.size-start:] {
		stored, err := tlog.StoredHashes(t.size, entry, t)
		if err != nil {
			fail(4, "entry %d: %v", t.size, err)
		}
		if t.size == 0 {
			t.first = entry
		}
		t.last = entry
		t.hashes = append(t.hashes, stored...)
		t.size++
		if t.size == older {
			return
		}
	}
}

func (t *tree) root() tlog.Hash {
	if t.size == 0 {
		return sha256.Sum256(nil) // RFC 6962, section 2.1; tlog says zeros
	}
	root, err := tlog.TreeHash(t.size, t)
	if err != nil {
		fail(4, "%v", err)
	}
	return root
}

// proveSamples lets tlog make and check inclusion proofs of the first and the last entry.
func (t *tree) proveSamples(signed checkpoint) {
	for index, entry := range map[int64][]byte{0: t.first, signed.size - 1: t.last} {
		if signed.size == 0 {
			return
		}
		proof, err := tlog.ProveRecord(signed.size, index, t)
		if err == nil {
			err = tlog.CheckRecord(proof, signed.size, signed.root, index, tlog.RecordHash(entry))
		}
		if err != nil {
			fail(4, "entry %d: %v", index, err)
		}
	}
}

func compare(code int, what string, computed, claimed tlog.Hash, size int64) {
	if computed != claimed {
		fail(code, "the first %d entries do not have the root of %s", size, what)
	}
}

// path is that of C2SP tlog-tiles for an entry bundle.
func path(index, count int64) string {
	number := fmt.Sprintf("%03d", index%1000)
	for rest := index / 1000; rest > 0; rest /= 1000 {
		number = fmt.Sprintf("x%03d/%s", rest%1000, number)
	}
	if count < width {
		number += ".p/" + strconv.FormatInt(count, 10)
	}
	return "tile/entries/" + number
}

func bundle(file string, count int64) [][]byte {
	rest := read(file)
	var entries [][]byte
	for len(rest) >= 2 {
		length := int(binary.BigEndian.Uint16(rest))
		if len(rest) < 2+length {
			fail(4, "%s ends within an entry", file)
		}
		entries = append(entries, rest[2:2+length])
		rest = rest[2+length:]
	}
	if len(rest) != 0 || int64(len(entries)) != count {
		fail(4, "%s holds %d entries, not %d", file, len(entries), count)
	}
	return entries
}

func read(file string) []byte {
	bytes, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		fail(4, "%s is missing", file)
	}
	if err != nil {
		fail(1, "%v", err)
	}
	return bytes
}

func fail(code int, format string, values ...any) {
	fmt.Printf(format+"\n", values...)
	os.Exit(code)
}
