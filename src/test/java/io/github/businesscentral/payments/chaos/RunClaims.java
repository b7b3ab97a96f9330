package io.github.businesscentral.payments.chaos;

import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunConflictException;
import io.github.businesscentral.payments.run.RunJournalInfo;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.run.RunState;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What processes have claimed, and whether it is true.
 *
 * <p>A payment that was lost after a claim can be entered again, and then the ledger has it once all the same. So it is also
 * checked that all claims of a payment are about the same line, and that this very line is there or was posted.
 */
public final class RunClaims {
    private final Map<String, Set<String>> lines = new HashMap<>();
    private final Map<String, Integer> created = new HashMap<>();
    private final Set<String> claimed = new HashSet<>();
    private final Set<String> plain = new HashSet<>();
    private final List<String> complaints = new ArrayList<>();
    private final Tally tally = new Tally();

    /** Takes a line that a {@link RunJob} has reported. */
    public synchronized void accept(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "claim" -> {
                tally.count(words[2]);
                claimed.add(words[1]);
                if (!words[3].equals("-")) {
                    lines.computeIfAbsent(words[1], any -> new HashSet<>()).add(words[3] + " " + words[4]);
                }
                if (words[2].equals("CREATED")) {
                    created.merge(words[1], 1, Integer::sum);
                }
            }
            case "plain" -> {
                tally.count("plain create");
                plain.add(words[1]);
            }
            case "passing" -> tally.count(words[1]);
            default -> complaints.add(line);
        }
    }

    /** How many payments of runs were claimed. */
    public synchronized int claimed() {
        return claimed.size();
    }

    /** What must not have been thrown. */
    public synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** How often what was claimed or thrown. */
    public SortedMap<String, Long> outcomes() {
        return tally.counts();
    }

    /**
     * Completes half of the runs, lets the others be open, and compares all claims with what the stand-in holds.
     *
     * @param company as a client reaches it that meets no faults
     */
    public synchronized List<String> complaints(FakeBusinessCentral fake, RunPlan plan, CompanyPayments company) {
        List<String> all = new ArrayList<>(complaints);
        for (int run = 0; run < plan.runs(); run++) {
            PaymentRun now = company.run(plan.runName(run), RunOptions.balancingAccount(plan.account()));
            RunState end = settle(now, run % 2 == 0);
            if (end != RunState.OPEN && end != RunState.POSTED) {
                all.add(now + " ended as " + end);
            }
        }
        Map<String, List<Map<String, Object>>> ledger = byNumber(fake.customerLedgerEntries().stream());
        for (int run = 0; run < plan.runs(); run++) {
            Map<String, List<Map<String, Object>>> open = byNumber(
                    openLines(fake, company.run(plan.runName(run), RunOptions.balancingAccount(plan.account()))));
            for (String number : plan.documentNumbers(run)) {
                check(number, ledger.getOrDefault(number, List.of()), open.getOrDefault(number, List.of()), all);
            }
        }
        checkPlain(
                plan,
                byNumber(Stream.concat(
                        fake.customerLedgerEntries().stream(), fake.payments(plan.peoplesJournal()).stream())),
                all);
        return all;
    }

    private static RunState settle(PaymentRun run, boolean post) {
        if (!post) {
            try {
                return run.reopen();
            } catch (RunConflictException beingPosted) {
                return run.post();
            }
        }
        return run.post();
    }

    private static Stream<Map<String, Object>> openLines(FakeBusinessCentral fake, PaymentRun run) {
        return run.journals().stream()
                .filter(journal -> journal.state() == RunState.OPEN)
                .map(RunJournalInfo::id)
                .flatMap(id -> fake.payments(id).stream());
    }

    private static Map<String, List<Map<String, Object>>> byNumber(Stream<Map<String, Object>> rows) {
        return rows.collect(Collectors.groupingBy(row -> (String) row.get("documentNumber")));
    }

    private void check(
            String number, List<Map<String, Object>> posted, List<Map<String, Object>> open, List<String> all) {
        if (posted.size() + open.size() != 1) {
            all.add(number + " is " + posted.size() + " times in the ledger and " + open.size()
                    + " times in open journals");
        }
        boolean right = Stream.concat(posted.stream(), open.stream())
                .allMatch(row -> RunPlan.amount(number).negate().compareTo((BigDecimal) row.get("amount")) == 0);
        if (!right) {
            all.add(number + " has another amount");
        }
        if (!claimed.contains(number)) {
            all.add(number + " was never claimed");
        }
        if (created.getOrDefault(number, 0) > 1) {
            all.add(number + " was claimed to be created " + created.get(number) + " times");
        }
        for (String line : lines.getOrDefault(number, Set.of())) {
            String[] ids = line.split(" ");
            boolean there = open.stream().anyMatch(row -> row.get("id").equals(UUID.fromString(ids[0])))
                    || posted.stream().anyMatch(row -> row.get("journalId").equals(UUID.fromString(ids[1])));
            if (!there) {
                all.add(number + " was claimed in a line that is neither there nor posted: " + line);
            }
        }
        if (lines.getOrDefault(number, Set.of()).size() > 1) {
            all.add(number + " was claimed in several lines: " + lines.get(number));
        }
    }

    private void checkPlain(RunPlan plan, Map<String, List<Map<String, Object>>> found, List<String> all) {
        found.forEach((number, rows) -> {
            if (number.startsWith("X") && rows.size() > 1) {
                all.add(number + " was booked " + rows.size() + " times by a plain create");
            }
        });
        plain.stream()
                .filter(number -> number.startsWith("X" + plan.prefix()))
                .filter(number -> !found.containsKey(number))
                .forEach(number -> all.add(number + " was claimed by a plain create and is lost"));
    }
}
