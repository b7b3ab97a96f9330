package io.github.businesscentral.payments.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the statement or its progress file is not as the last run left it. */
class ProgressFileTest {
    private static final String LINE = "2026-08-20,TX-1,Adatum Corporation,300,EUR,103033";

    @TempDir
    Path directory;

    @Test
    void saysWhatWasDone() throws IOException {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(LINE, "2026-08-20,TX-2,Relecloud,0,EUR,103036");

        bank.post(statement);

        List<String> noted = Files.readAllLines(Bank.progress(statement));
        assertThat(noted).hasSize(5);
        assertThat(noted.get(1)).matches("statement=[0-9a-f]{64}");
        assertThat(noted.get(2)).isEqualTo("target=company " + bank.fake.companyId());
        assertThat(noted.get(3)).isEqualTo("journal=" + bank.journal());
        assertThat(noted.get(4)).isEqualTo("line.1=POSTED 103033 750.25 -");
    }

    @Test
    void changedStatementIsRefused() {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(LINE);
        bank.enter(statement);

        bank.statement(LINE, "2026-08-20,TX-2,Relecloud,1200,EUR,103036");

        refused(bank, statement, "some.csv is not the statement that");
    }

    @Test
    void lostFileIsNotTakenForAFirstRun() throws IOException {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(LINE);
        bank.post(statement);

        Files.delete(Bank.progress(statement));

        refused(bank, statement, "was made for this statement, but there is no");
    }

    @Test
    void damagedFileIsNotGuessedAt() throws IOException {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(LINE);
        bank.enter(statement);

        Path progress = Bank.progress(statement);
        Files.writeString(progress, Files.readString(progress).replace("ENTERED", "ENTER"));

        refused(bank, statement, "It says what is booked already: restore it from a copy.");
    }

    @Test
    void fileOfAnotherCompanyIsRefused() throws IOException {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(LINE);
        bank.enter(statement);

        Path progress = Bank.progress(statement);
        Files.writeString(progress, Files.readString(progress).replace("target=", "target=another "));

        refused(bank, statement, "some.csv was entered elsewhere");
    }

    @Test
    void secondProgramAtTheSameTimeIsTurnedAway() throws IOException {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(LINE);
        Path lock = directory.resolve("some.csv.progress.lock");

        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            refused(bank, statement, "Another program is at work on this statement");
        }
        assertThat(bank.enter(statement).status()).isZero();
    }

    @Test
    void fileThatCannotBeWrittenStopsBeforeAnythingIsSent() throws IOException {
        Bank bank = new Bank(directory);
        Path statement = bank.statement(LINE);
        Files.createDirectory(directory.resolve("some.csv.progress.new"));

        refused(bank, statement, "cannot be written");
    }

    private static void refused(Bank bank, Path statement, String why) {
        bank.writes();
        Bank.Run run = bank.post(statement);
        assertThat(run.output()).contains("Stopped: ").contains(why);
        assertThat(run.status()).isEqualTo(1);
        assertThat(bank.writes()).isEmpty();
    }
}
