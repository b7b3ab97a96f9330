package io.github.businesscentral.payments.importing;

import io.github.businesscentral.payments.batch.ImportException;
import io.github.businesscentral.payments.batch.ImportException.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/** Reads a resume file. A last line without its end was being written when the program died: it counts as not there. */
final class ImportLogReader {
    // More than any array can hold.
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private ImportLogReader() {}

    static EarlierRun read(Path path, RandomAccessFile content) throws IOException {
        if (content.length() > LONGEST) {
            throw damaged(path, 1);
        }
        byte[] bytes = new byte[(int) content.length()];
        content.readFully(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        // Nothing is changed before it is clear that this is ours.
        if (!isOurs(text)) {
            throw damaged(path, 1);
        }
        EarlierRun run = new EarlierRun();
        BufferedReader lines = new BufferedReader(new StringReader(text.substring(0, text.lastIndexOf('\n') + 1)));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            try {
                read(line, number, run);
            } catch (RuntimeException e) {
                throw damaged(path, number);
            }
        }
        if (!run.exists()) {
            // It was being begun when the program died, and nothing had been sent.
            content.setLength(0);
            content.seek(0);
            return EarlierRun.none();
        }
        int end = bytes.length;
        while (bytes[end - 1] != '\n') {
            end--;
        }
        content.setLength(end);
        content.seek(end);
        return run;
    }

    private static boolean isOurs(String text) {
        String header = EarlierRun.HEADER + "\n";
        return text.startsWith(header) || header.startsWith(text);
    }

    private static void read(String line, int number, EarlierRun run) {
        String[] words = line.split(" ", -1);
        if (number == 1) {
            require(line.equals(EarlierRun.HEADER));
            return;
        }
        switch (words[0]) {
            case "journal" -> run.journal = words[1];
            case "witness" -> {
                run.hasWitness = true;
                if (!words[1].equals("none")) {
                    run.witness = new ImportTarget.Line(UUID.fromString(words[1]), Integer.parseInt(words[2]));
                }
            }
            case "start" -> {
                require(Integer.parseInt(words[1]) == run.chunks.size());
                run.chunks.add(new EarlierRun.Started(
                        Long.parseLong(words[2]),
                        Integer.parseInt(words[3]),
                        Integer.parseInt(words[4]),
                        Integer.parseInt(words[5]),
                        Instant.parse(words[6]),
                        words[7]));
            }
            case "again" -> run.chunks.get(Integer.parseInt(words[1])).again(Instant.parse(words[2]));
            case "number" -> run.renumbered.put(Long.parseLong(words[1]), Integer.parseInt(words[2]));
            case "refused" ->
                run.refusals.put(Long.parseLong(words[1]), URLDecoder.decode(words[2], StandardCharsets.UTF_8));
            case "end" ->
                run.chunks
                        .get(Integer.parseInt(words[1]))
                        .ended(
                                words[2],
                                Integer.parseInt(words[3]),
                                words[4].equals("none") ? null : UUID.fromString(words[4]));
            // Each that was written is later than the one before.
            case "late" -> run.late = Instant.parse(words[1]);
            case "complete" -> run.complete = true;
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }

    private static ImportException damaged(Path path, int line) {
        return new ImportException(
                Reason.RESUME_FILE,
                "Line " + line + " of " + path
                        + " is not that of a resume file. Nothing was sent. If it is another file,"
                        + " choose a name of its own for the resume file; if it is damaged, look into the journal before the"
                        + " import is begun anew.",
                null,
                null);
    }
}
