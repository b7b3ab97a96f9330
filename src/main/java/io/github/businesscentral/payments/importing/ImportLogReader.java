package io.github.businesscentral.payments.importing;

import io.github.businesscentral.payments.batch.ImportException;
import io.github.businesscentral.payments.batch.ImportException.Reason;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** Reads a resume file by its lines. A last one without its end was being written when the program died: it is left out. */
final class ImportLogReader {
    private static final byte[] HEADER = (EarlierRun.HEADER + "\n").getBytes(StandardCharsets.UTF_8);

    private final RandomAccessFile content;
    private final InputStream bytes;
    private final EarlierRun run = new EarlierRun();
    private int number;
    private long wholeLines;

    private ImportLogReader(RandomAccessFile content, InputStream bytes) {
        this.content = content;
        this.bytes = bytes;
    }

    static EarlierRun read(Path path, RandomAccessFile content) throws IOException {
        // Nothing is changed before it is clear that this is ours.
        if (!isOurs(content)) {
            throw damaged(path, 1);
        }
        // Not the file's channel: an interrupt of the thread that reads would close it.
        InputStream bytes = new BufferedInputStream(new FileInputStream(content.getFD()));
        ImportLogReader reader = new ImportLogReader(content, bytes);
        try {
            reader.readLines();
        } catch (RuntimeException e) {
            throw damaged(path, reader.number);
        }
        return reader.end();
    }

    /** One that is shorter than the header was being begun. */
    private static boolean isOurs(RandomAccessFile content) throws IOException {
        byte[] start = new byte[(int) Math.min(content.length(), HEADER.length)];
        content.readFully(start);
        content.seek(0);
        return Arrays.equals(start, Arrays.copyOf(HEADER, start.length));
    }

    private void readLines() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = bytes.read(); next >= 0; next = bytes.read()) {
            if (next == '\n') {
                number++;
                read(line.toString(StandardCharsets.UTF_8));
                wholeLines += line.size() + 1;
                line.reset();
            } else {
                line.write(next);
            }
        }
    }

    /** Cuts off what is no whole line, so that more can be written. */
    private EarlierRun end() throws IOException {
        // Without its third line it was being begun when the program died, and nothing had been sent.
        long end = run.exists() ? wholeLines : 0;
        content.setLength(end);
        content.seek(end);
        return run.exists() ? run : EarlierRun.none();
    }

    private void read(String line) {
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
                run.refused(Long.parseLong(words[1]), URLDecoder.decode(words[2], StandardCharsets.UTF_8));
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
