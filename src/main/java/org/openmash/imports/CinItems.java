package org.openmash.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openmash.casefile.Contribution;

/**
 * The history of a referral as items of the council: when and what kind is {@code council.headline}, the rest
 * {@code council.detail}. Values that are no dates or codes are said as received.
 */
final class CinItems {
    private CinItems() {}

    static List<Contribution> of(CinEpisode episode) {
        List<Contribution> items = new ArrayList<>();
        items.add(item(
                "CONTACT_OR_REFERRAL",
                episode.referralDate(),
                "Referral",
                said("source", episode.referralSource()),
                said("primary need", episode.primaryNeed()),
                episode.endsHere() ? "no further action" : null));
        for (var assessment : episode.assessments()) {
            items.add(item(
                    "ASSESSMENT",
                    assessment.start(),
                    "Single assessment",
                    said("authorised", assessment.authorised()),
                    said("internal review", assessment.internalReview()),
                    said("factors", String.join(", ", assessment.factors()))));
        }
        for (var enquiry : episode.enquiries()) {
            items.add(item(
                    "OTHER",
                    enquiry.start(),
                    "Section 47 enquiry",
                    said("conference target", enquiry.conferenceTarget()),
                    said("conference", enquiry.conferenceDate()),
                    CinEpisode.isYes(enquiry.conferenceNotRequired()) ? "no conference required" : null));
        }
        if (episode.conferenceDate() != null) {
            items.add(item("OTHER", episode.conferenceDate(), "Initial child protection conference"));
        }
        for (var plan : episode.plans()) {
            items.add(item("PLAN_STARTED_OR_ENDED", plan.start(), "Child in need plan", said("ended", plan.end())));
        }
        for (var plan : episode.protectionPlans()) {
            items.add(item(
                    "PLAN_STARTED_OR_ENDED",
                    plan.start(),
                    "Child protection plan",
                    said("ended", plan.end()),
                    said("initial category", plan.initialCategory()),
                    said("latest category", plan.latestCategory()),
                    said("earlier plans", plan.previousPlans()),
                    said("reviews", plan.reviews().stream().map(CinDate::raw).collect(Collectors.joining(", ")))));
        }
        if (episode.closureDate() != null || episode.closureReason() != null) {
            items.add(item("OTHER", episode.closureDate(), "Episode closed", said("reason", episode.closureReason())));
        }
        return items;
    }

    private static Contribution item(String eventType, @Nullable CinDate date, String what, @Nullable String... more) {
        var day = CinDate.dayOf(date);
        var unread = date != null && day == null ? said("date as received", date.raw()) : null;
        var detail = Stream.concat(Stream.of(more), Stream.of(unread == null ? "" : unread))
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining("; "));
        return new Contribution(
                "council.detail",
                new Contribution.Event(eventType, day == null ? null : day.toString(), day == null ? "UUU" : "AAA"),
                new Contribution.Text(what, detail.isEmpty() ? null : detail, "FACT", null, null),
                null,
                false,
                null);
    }

    private static @Nullable String said(String what, @Nullable CinDate date) {
        return date == null ? null : said(what, date.raw());
    }

    private static @Nullable String said(String what, @Nullable String value) {
        return value == null || value.isEmpty() ? null : what + " " + value;
    }
}
