package org.openmash.support;

import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openmash.support.Family.Kind;

/**
 * Concerns about people who do not exist, as the systems of agencies post them: by the published shares of source, age,
 * sex, need, factors and kind of contact ({@code src/test/resources/sample/README.md}); with siblings, the same child
 * raised by another agency, safe addresses, allegations against staff, items of each sector, and dangers told in a
 * hurry.
 */
public final class SyntheticSample {
    private final long seed;
    private final LocalDate today;
    private final Draw draw;
    private final Shares shares = new Shares();
    private final InventedFamilies families;
    private final InventedConcern concerns;

    private SyntheticSample(long seed, LocalDate today) {
        this.seed = seed;
        this.today = today;
        draw = new Draw(seed);
        var numbers = new InventedNumbers(seed);
        var people = new InventedPeople(draw, shares, numbers, today);
        families = new InventedFamilies(draw, shares, people);
        var circumstances = new InventedCircumstances(draw, shares, people, numbers, today);
        concerns = new InventedConcern(draw, shares, people, circumstances, today);
    }

    /**
     * One concern to post.
     *
     * @param client the machine client of the demo realm that posts it
     * @param idempotencyKey names seed, day and place, so that posting it again changes nothing
     * @param json body of {@code POST /v1/concerns}
     */
    public record Sample(String client, String idempotencyKey, String json) {}

    /**
     * The same concerns, byte for byte, for the same seed and day; a longer stream begins with the shorter one.
     *
     * @param today the day before which everything happened
     */
    public static Stream<Sample> stream(long seed, int count, LocalDate today) {
        var sample = new SyntheticSample(seed, today);
        return IntStream.range(0, count).mapToObj(sample::next);
    }

    private Sample next(int index) {
        var kind = families.kind();
        var source = source(kind);
        var family = families.next(kind, source);
        var concern = concerns.about(family, source, "SAMPLE-%06d".formatted(index));
        boolean named = !concern.get("people").isEmpty();
        if (concern.get("immediateDanger").asBoolean() && named && draw.chance(0.5)) {
            Malformed.spoilOne(concern, draw);
        }
        return new Sample(source.client(), "sample-%d-%s-%06d".formatted(seed, today, index), concern.toString());
    }

    private Source source(Kind kind) {
        return Source.of(
                switch (kind) {
                    case CHILD -> shares.code(draw, shares.of("referrals_by_source"));
                    case ADULT -> shares.code(draw, shares.of("adult_source"));
                    case MARAC ->
                        draw.chance(shares.share("marac_partner_agency_referral_share", "NOT_POLICE"))
                                ? shares.code(draw, shares.of("marac_source_besides"))
                                : "6";
                    case CHANNEL ->
                        switch (draw.byWeight(shares.of("prevent_referrals_by_sector"))) {
                            case "EDUCATION" -> "2A";
                            case "POLICE" -> "6";
                            default -> "5B";
                        };
                });
    }
}
