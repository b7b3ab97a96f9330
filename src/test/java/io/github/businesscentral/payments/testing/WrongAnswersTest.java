package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.testing.fault.FaultSchedule;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import io.github.businesscentral.payments.testing.fault.WrongAnswers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rule 31: successes that are not about what was asked. */
class WrongAnswersTest extends StandInTest {
    private Answer create(ScriptedFault fault) {
        fake.addFault(fault);
        Answer answer = post(payments(), "{\"lineNumber\":7}");
        fake.removeFault(fault);
        return answer;
    }

    private int lines() {
        return fake.payments(fake.journalId()).size();
    }

    @Test
    void theLineNumberIsAnother() {
        assertThat(create(WrongAnswers.anotherLineNumber()).is(201).lineNumber())
                .isEqualTo(8);
        assertThat(fake.payments(fake.journalId()).get(0)).containsEntry("lineNumber", 7);
    }

    @Test
    void theIdIsAnother() {
        Object id = create(WrongAnswers.anotherId()).is(201).get("id");

        get(payment(id)).is(404);
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void thereIsOnlyAnId() {
        Answer answer = create(WrongAnswers.onlyAnId()).is(201);

        assertThat(answer.json()).containsOnlyKeys("id");
        get(payment(answer.get("id"))).is(200);
    }

    @Test
    void theAnswerIsThatOfAnotherRequest() {
        fake.addFault(WrongAnswers.answerOfAnother().on(Requests.creates()));
        Answer first = created("{\"lineNumber\":1}");

        assertThat(created("{\"lineNumber\":2}").get("id")).isEqualTo(first.get("id"));
        assertThat(created("{\"lineNumber\":3}").lineNumber()).isEqualTo(2);
        assertThat(lines()).isEqualTo(3);
    }

    @Test
    void refusalsStayAsTheyAre() {
        created("{\"lineNumber\":7}");

        create(WrongAnswers.anotherLineNumber()).isRefused(400, "Internal_EntityWithSameKeyExists");
    }

    @Test
    void aSuccessCanBeEmptyAndEitherDoneOrNot() {
        assertThat(create(WrongAnswers.createdWithoutBody()).is(201).text()).isEmpty();
        assertThat(create(WrongAnswers.noContent()).is(204).text()).isEmpty();
        assertThat(create(WrongAnswers.okWithoutBody()).is(200).text()).isEmpty();
        assertThat(create(WrongAnswers.okWithAnyBody()).is(200).text()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(lines()).isZero();

        create(WrongAnswers.createdWithoutBody().afterCommit()).is(201);
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void aScheduleGivesTheSameWrongAnswersInEveryRun() {
        List<List<Integer>> runs = IntStream.range(0, 2)
                .mapToObj(run -> {
                    rebuild(FakeBusinessCentral.builder());
                    fake.addFault(FaultSchedule.seeded(5)
                            .with(0.2, WrongAnswers.createdWithoutBody())
                            .with(0.2, WrongAnswers.noContent().afterCommit())
                            .with(0.2, Faults.lockTimeout()));
                    return IntStream.range(1, 30)
                            .mapToObj(number -> post(payments(), "{\"lineNumber\":" + number + "}")
                                    .status())
                            .toList();
                })
                .toList();

        assertThat(runs.get(0)).isEqualTo(runs.get(1)).contains(201, 204, 409);
    }
}
