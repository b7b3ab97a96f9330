package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.testing.NotificationFault;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.webhook.KeeperOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Whatever happens to changes and notifications: after the keeper has said "in step", the program has what the server has. */
@Isolated("a thousand schedules have a minute")
@Tag("slow")
class WebhookSchedulesTest {
    private static final int SCHEDULES = 1_000;
    private static final KeeperOptions WITH_PRECAUTION =
            KeeperOptions.defaults().checkEvery(Duration.ofMinutes(30)).listEvery(Duration.ofHours(2));
    // Without lost notifications, what the keeper sees of the subscriptions is enough.
    private static final KeeperOptions WITHOUT = WITH_PRECAUTION.listEvery(Duration.ofDays(365));

    @Test
    void afterInStepThePictureEqualsTheServers() {
        int collections = 0;
        int lost = 0;
        for (int seed = 0; seed < SCHEDULES; seed++) {
            try (WebhookScene scene = new WebhookScene()) {
                new Schedule(scene, seed).run();
                collections += (int) scene.changes.stream()
                        .filter(change -> change.query().isPresent())
                        .count();
                lost += scene.gaps.size();
            }
        }

        assertThat(collections).as("collections in all schedules").isGreaterThan(SCHEDULES / 10);
        assertThat(lost).as("gaps in all schedules").isGreaterThan(2 * SCHEDULES);
    }

    private static final class Schedule {
        private final WebhookScene scene;
        private final Random random;
        private final String name;
        private final KeeperOptions options;
        private int number;
        private boolean lossy;

        private Schedule(WebhookScene scene, int seed) {
            this.scene = scene;
            this.random = new Random(seed);
            this.name = "schedule " + seed;
            this.lossy = seed % 2 == 0;
            this.options = lossy ? WITH_PRECAUTION : WITHOUT;
            scene.journals.add(scene.fake.addJournal("SECOND"));
        }

        private void run() {
            scene.fake.webhooks().mostNotifications(4).faults(this::fault);
            scene.start(options);
            for (int i = 0; i < 8; i++) {
                change();
                trouble();
                scene.pass(Duration.ofSeconds(random.nextInt(1_200)));
            }
            boolean mayHaveLost = lossy;
            calmDown();
            if (mayHaveLost) {
                awaitInStep();
            } else {
                // Longer than the longest wait for a look.
                scene.pass(Duration.ofHours(2));
                awaitNotifications();
                scene.assertThatPictureIsTrue(name + " without precautions");
            }

            // From here on nothing is lost, so that notifications keep the picture true.
            for (int i = 0; i < 4; i++) {
                change();
                if (random.nextInt(6) == 0) {
                    scene.fake.webhooks().receiverDownFor(Duration.ofMinutes(random.nextInt(60)));
                }
                scene.pass(Duration.ofSeconds(random.nextInt(300)));
            }
            awaitNotifications();
            scene.assertThatPictureIsTrue(name + " after all notifications");
        }

        private void awaitNotifications() {
            while (scene.fake.webhooks().nextDelivery().isPresent()) {
                scene.pass(Duration.ofMinutes(1));
            }
            while (scene.fake.webhooks().subscriptions().isEmpty()) {
                // The sixth failure has deleted it. The keeper makes a new one when the receiver is up, and then lists.
                scene.pass(Duration.ofMinutes(10));
            }
        }

        private NotificationFault fault() {
            NotificationFault[] faults = NotificationFault.values();
            NotificationFault fault = random.nextInt(3) == 0 ? faults[random.nextInt(faults.length)] : null;
            return fault == NotificationFault.LOST && !lossy ? null : fault;
        }

        private void change() {
            for (int i = random.nextInt(5) == 0 ? 8 : 1 + random.nextInt(2); i > 0; i--) {
                UUID journal = scene.journals.get(random.nextInt(scene.journals.size()));
                List<Map<String, Object>> there = scene.fake.payments(journal);
                if (there.isEmpty() || random.nextInt(3) == 0) {
                    add(journal);
                } else {
                    UUID id = (UUID) there.get(random.nextInt(there.size())).get("id");
                    changeOne(journal, id);
                }
            }
        }

        private void add(UUID journal) {
            Map<String, Object> properties = Map.of(
                    "customerNumber",
                    "10000",
                    "documentNumber",
                    "D" + number++,
                    "amount",
                    BigDecimal.valueOf(-1 - number));
            scene.fake.addPayment(journal, properties);
        }

        private void changeOne(UUID journal, UUID id) {
            switch (random.nextInt(8)) {
                case 0 -> scene.fake.removePayment(id);
                case 1 -> scene.fake.people().clearApplication(id);
                case 2 -> {
                    if (journal.equals(scene.fake.journalId())) {
                        scene.fake.postJournal(journal);
                    }
                }
                default -> scene.fake.changePayment(id, Map.of("amount", BigDecimal.valueOf(-1 - number++)));
            }
        }

        private void trouble() {
            switch (random.nextInt(14)) {
                case 0 -> scene.fake.webhooks().receiverDownFor(Duration.ofMinutes(random.nextInt(90)));
                case 1 -> scene.fake.webhooks().deleteSubscriptions();
                case 2 -> {
                    scene.kill();
                    scene.pass(Duration.ofMinutes(random.nextInt(60)));
                    scene.start(options);
                }
                case 3 -> scene.fake.webhooks().handshakeTakes(Duration.ofSeconds(random.nextInt(10)));
                case 4 -> scene.fake.addFault(Faults.unavailable().times(1 + random.nextInt(12)));
                case 5 -> scene.fake.webhooks().expireAfter(Duration.ofHours(1 + random.nextInt(71)));
                case 6 -> scene.fake.addFault(Faults.cutAfterCommit().times(1 + random.nextInt(3)));
                default -> {
                    // a quiet while
                }
            }
        }

        private void calmDown() {
            lossy = false;
            scene.fake.webhooks().handshakeTakes(Duration.ZERO).expireAfter(Duration.ofDays(3));
        }

        private void awaitInStep() {
            Instant lastChange = scene.time.now();
            for (int hours = 0; hours < 12 && !scene.inStep.isAfter(lastChange); hours++) {
                scene.pass(Duration.ofHours(1));
            }
            assertThat(scene.inStep).as(name + " is in step").isAfter(lastChange);
            scene.assertThatPictureIsTrue(name);
        }
    }
}
