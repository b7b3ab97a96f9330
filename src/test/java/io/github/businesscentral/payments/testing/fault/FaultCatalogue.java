package io.github.businesscentral.payments.testing.fault;

import io.github.businesscentral.payments.testing.Fault;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The faults by name. */
final class FaultCatalogue {
    private static final Pattern SPECIFICATION = Pattern.compile("([^:]+)(?::(?:(\\d{1,9})|(\\d*\\.\\d+)))?");
    private static final Map<String, Supplier<ScriptedFault>> FAULTS = faults();

    private FaultCatalogue() {}

    private static Map<String, Supplier<ScriptedFault>> faults() {
        Map<String, Supplier<ScriptedFault>> faults = new LinkedHashMap<>();
        add(faults, Faults::cutBeforeCommit);
        add(faults, Faults::cutAfterCommit);
        add(faults, () -> Faults.cutThenCommit(1));
        add(faults, Faults::cutMidBody);
        add(faults, () -> Faults.delay(Duration.ofSeconds(1)));
        add(faults, () -> Faults.trickle(100, Duration.ofSeconds(1)));
        add(faults, Faults::wrongContentType);
        add(faults, Faults::unauthorized);
        add(faults, Faults::tooManyRequests);
        faults.put("429-retry-after", () -> Faults.tooManyRequests(Duration.ofSeconds(1)));
        add(faults, () -> Faults.staleRead(Duration.ofSeconds(3)));
        add(faults, Faults::lockTimeout);
        add(faults, () -> Faults.errorAfterPosting(400));
        add(faults, () -> Faults.errorAfterPosting(408));
        add(faults, () -> Faults.errorAfterPosting(409));
        add(faults, WrongAnswers::anotherLineNumber);
        add(faults, WrongAnswers::anotherId);
        add(faults, WrongAnswers::onlyAnId);
        add(faults, WrongAnswers::answerOfAnother);
        List<Supplier<ScriptedFault>> answers = List.of(
                WrongAnswers::okWithAnyBody,
                WrongAnswers::okWithoutBody,
                WrongAnswers::createdWithoutBody,
                WrongAnswers::noContent,
                () -> Faults.silence(Duration.ofMinutes(2)),
                Faults::requestTimeout,
                Faults::serverError,
                Faults::badGateway,
                Faults::unavailable,
                Faults::gatewayTimeout,
                Faults::htmlError,
                Faults::html);
        for (Supplier<ScriptedFault> answer : answers) {
            add(faults, answer);
            add(faults, () -> answer.get().afterCommit());
            add(faults, () -> answer.get().thenCommit(1));
        }
        return Collections.unmodifiableMap(faults);
    }

    private static void add(Map<String, Supplier<ScriptedFault>> faults, Supplier<ScriptedFault> fault) {
        faults.put(fault.get().name(), fault);
    }

    static Set<String> names() {
        return FAULTS.keySet();
    }

    static ScriptedFault named(String name) {
        Supplier<ScriptedFault> fault = FAULTS.get(name);
        if (fault == null) {
            throw new IllegalArgumentException(
                    "there is no fault " + name + "; there are " + String.join(", ", names()));
        }
        return fault.get();
    }

    static Fault parse(String specification) {
        Matcher parts = SPECIFICATION.matcher(specification);
        if (!parts.matches()) {
            throw new IllegalArgumentException(specification + " is no fault; write NAME, NAME:COUNT such as 503:3, or"
                    + " NAME:PROBABILITY such as 503:0.2");
        }
        ScriptedFault fault = named(parts.group(1));
        if (parts.group(2) != null) {
            return fault.times(Integer.parseInt(parts.group(2)));
        }
        return parts.group(3) == null
                ? fault
                // Two faults with the same probability must not affect the same requests.
                : FaultSchedule.seeded(specification.hashCode()).with(Double.parseDouble(parts.group(3)), fault);
    }
}
