package org.openmash.audit.tree;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a policy file line by line (C2SP tlog-policy, "Policy file syntax and structure"). */
final class PolicyReader {
    private final List<VerifierKey> logs = new ArrayList<>();
    private final List<Witness> witnesses = new ArrayList<>();
    /** Named witnesses and groups: whether a set of cosigners satisfies them. */
    private final Map<String, Predicate<Set<VerifierKey>>> named = new HashMap<>();

    private final Set<String> members = new HashSet<>();
    private @Nullable Predicate<Set<VerifierKey>> quorum;

    LogPolicy read(byte[] file) {
        int number = 0;
        for (String line : Text.ofTabbed(file).split("\n", -1)) {
            number++;
            try {
                readLine(line.strip());
            } catch (TreeException wrong) {
                throw new TreeException("line " + number + " of the policy: " + wrong.getMessage());
            }
        }
        if (quorum == null) {
            throw new TreeException("the policy has no quorum line");
        }
        return new LogPolicy(logs, witnesses, quorum);
    }

    private void readLine(String line) {
        if (!line.isEmpty() && !line.startsWith("#")) {
            var items = List.of(line.split("[ \t]+"));
            switch (items.get(0)) {
                case "log" -> readLog(items);
                case "witness" -> readWitness(items);
                case "group" -> readGroup(items);
                case "quorum" -> readQuorum(items);
                default -> throw new TreeException("it begins with none of log, witness, group and quorum");
            }
        }
    }

    private void readLog(List<String> items) {
        requireItems(items, 2, 3);
        var key = key(items.get(1), SignatureType.LOG);
        if (logs.stream().anyMatch(key::hasSameBytes)) {
            throw new TreeException("this key of a log was named before");
        }
        logs.add(key);
    }

    private void readWitness(List<String> items) {
        requireItems(items, 3, 4);
        var key = key(items.get(2), SignatureType.COSIGNATURE);
        if (witnesses.stream().map(Witness::key).anyMatch(key::hasSameBytes)) {
            throw new TreeException("this key of a witness was named before");
        }
        witnesses.add(new Witness(items.get(1), key, items.size() == 4 ? url(items.get(3)) : null));
        define(items.get(1), cosigners -> cosigners.contains(key));
    }

    private void readGroup(List<String> items) {
        requireItems(items, 4, Integer.MAX_VALUE);
        var group = items.subList(3, items.size()).stream().map(this::member).toList();
        long threshold = switch (items.get(2)) {
            case "all" -> group.size();
            case "any" -> 1;
            default -> Text.decimal(items.get(2), "threshold");
        };
        if (threshold < 1 || threshold > group.size()) {
            throw new TreeException("the threshold is not between 1 and the number of members");
        }
        define(
                items.get(1),
                cosigners ->
                        group.stream().filter(member -> member.test(cosigners)).count() >= threshold);
    }

    /** Each name counts in one group only, so that nobody counts twice. */
    private Predicate<Set<VerifierKey>> member(String name) {
        if (!members.add(name)) {
            throw new TreeException(name + " is already member of a group");
        }
        return known(name);
    }

    private void readQuorum(List<String> items) {
        requireItems(items, 2, 2);
        if (quorum != null) {
            throw new TreeException("there is a quorum line before this one");
        }
        quorum = items.get(1).equals("none") ? cosigners -> true : known(items.get(1));
    }

    private Predicate<Set<VerifierKey>> known(String name) {
        var condition = named.get(name);
        if (condition == null) {
            throw new TreeException(name + " was not defined before");
        }
        return condition;
    }

    private void define(String name, Predicate<Set<VerifierKey>> condition) {
        if (name.equals("none") || named.putIfAbsent(name, condition) != null) {
            throw new TreeException("the name " + name + " is taken");
        }
    }

    private static VerifierKey key(String written, SignatureType type) {
        var key = VerifierKey.parse(written);
        if (key.type() != type) {
            throw new TreeException("the key is one for signatures of another type");
        }
        return key;
    }

    private static URI url(String written) {
        try {
            return URI.create(written);
        } catch (IllegalArgumentException malformed) {
            throw new TreeException("the URL of the witness is malformed");
        }
    }

    private static void requireItems(List<String> items, int least, int most) {
        if (items.size() < least || items.size() > most) {
            throw new TreeException("a line that begins with " + items.get(0) + " has other items");
        }
    }
}
