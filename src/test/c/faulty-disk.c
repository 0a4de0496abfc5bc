/*
 * A disk that fails, lies or is slow, for PostgreSQL only: loaded with LD_PRELOAD, it does nothing in any other program.
 *
 * FAULTY_DISK_DELAY_US   microseconds that every fsync and fdatasync takes longer.
 * FAULTY_DISK            an existing folder. In it:
 *   fail                 while this file is there, every fsync and fdatasync fails with EIO;
 *   lie                  while this file is there, every fsync and fdatasync says that it did, and does nothing;
 *   journal              how to take back what no sync has made safe: FaultyDisk.java does so.
 *
 * The journal has a record for each write to a file, with the bytes that stood there before, appended once the write is
 * done; and one for each sync that succeeded, with the length that the journal had when the sync began. So a write is safe if
 * its record stands before that length. A write whose record is missing reached the disk by itself, as unsynced ones may.
 * Taken as safe at once: names, lengths set without writing, and files opened for writing only, which PostgreSQL gives
 * their name when they are synced. A file is known by its inode, so none may be removed that was written and never synced.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

/* In the byte order of the machine. */
struct record {
  int64_t inode;
  int64_t offset; /* of a write; -1: a sync */
  int64_t length; /* of a write: that of the file before, if the write made it longer, else -1; of a sync: of the journal */
  int64_t bytes;  /* that follow: what stood there before */
};

static char folder[PATH_MAX];
static long delay_us;
static int journal = -1;
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_pwritev)(int, const struct iovec *, int, off_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);

static void path_of(char *path, const char *name) {
  if (snprintf(path, PATH_MAX, "%s/%s", folder, name) >= PATH_MAX) abort();
}

__attribute__((constructor)) static void load(void) {
  real_pwrite = dlsym(RTLD_NEXT, "pwrite");
  real_pwritev = dlsym(RTLD_NEXT, "pwritev");
  real_write = dlsym(RTLD_NEXT, "write");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  if (strcmp(program_invocation_short_name, "postgres") != 0) return;
  const char *delay = getenv("FAULTY_DISK_DELAY_US");
  delay_us = delay ? atol(delay) : 0;
  const char *given = getenv("FAULTY_DISK");
  if (given) {
    /* A copy: PostgreSQL writes its title over the environment. */
    snprintf(folder, sizeof folder, "%s", given);
    char path[PATH_MAX];
    path_of(path, "journal");
    journal = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (journal < 0) abort();
  }
}

static int told_to(const char *what) {
  char path[PATH_MAX];
  path_of(path, what);
  return access(path, F_OK) == 0;
}

/* One append, so that processes do not write into one another's records. */
static void append(struct record record, void *before) {
  struct iovec parts[] = {{&record, sizeof record}, {before, (size_t)record.bytes}};
  if (writev(journal, parts, 2) != (ssize_t)sizeof record + record.bytes) abort();
}

/* Of files, without what PostgreSQL prints. */
static int is_journalled(int fd, struct stat *file) {
  int readable = journal >= 0 && fd > STDERR_FILENO && (fcntl(fd, F_GETFL) & O_ACCMODE) == O_RDWR;
  return readable && fstat(fd, file) == 0 && S_ISREG(file->st_mode);
}

static ssize_t journalled(int fd, const struct iovec *parts, int count, off_t offset, const struct stat *file) {
  size_t length = 0;
  for (int i = 0; i < count; i++) length += parts[i].iov_len;
  char *before = malloc(length + 1);
  ssize_t there = before ? pread(fd, before, length, offset) : -1;
  if (there < 0) abort();
  ssize_t written = real_pwritev(fd, parts, count, offset);
  int error = errno;
  if (written > 0) {
    int64_t shorter = offset + written > file->st_size ? file->st_size : -1;
    append((struct record){file->st_ino, offset, shorter, there < written ? there : written}, before);
  }
  free(before);
  errno = error;
  return written;
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
  struct stat file;
  return is_journalled(fd, &file) ? journalled(fd, parts, count, offset, &file) : real_pwritev(fd, parts, count, offset);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
  struct stat file;
  if (!is_journalled(fd, &file)) return real_pwrite(fd, data, length, offset);
  return journalled(fd, &(struct iovec){(void *)data, length}, 1, offset, &file);
}

ssize_t write(int fd, const void *data, size_t length) {
  struct stat file;
  if (!is_journalled(fd, &file)) return real_write(fd, data, length);
  ssize_t written = journalled(fd, &(struct iovec){(void *)data, length}, 1, lseek(fd, 0, SEEK_CUR), &file);
  if (written > 0) lseek(fd, written, SEEK_CUR);
  return written;
}

static int sync_with(int (*real)(int), int fd) {
  if (delay_us > 0) nanosleep(&(struct timespec){delay_us / 1000000, delay_us % 1000000 * 1000}, NULL);
  if (journal < 0) return real(fd);
  if (told_to("lie")) return 0;
  if (told_to("fail")) return errno = EIO, -1;
  struct stat file, before;
  if (fstat(fd, &file) != 0 || fstat(journal, &before) != 0) return -1;
  int result = real(fd);
  if (result == 0) append((struct record){file.st_ino, -1, before.st_size, 0}, NULL);
  return result;
}

int fsync(int fd) { return sync_with(real_fsync, fd); }

int fdatasync(int fd) { return sync_with(real_fdatasync, fd); }
