package org.coreplatform.builder.artefact.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.coreplatform.builder.artefact.page.PageView.Cell;
import org.coreplatform.builder.artefact.page.PageView.Core;
import org.coreplatform.builder.artefact.page.PageView.Link;
import org.coreplatform.builder.artefact.page.PageView.Part;
import org.coreplatform.builder.artefact.page.PageView.Row;
import org.coreplatform.builder.artefact.page.PageView.Strip;
import org.coreplatform.builder.artefact.page.PageView.Table;
import org.coreplatform.builder.layout.Quantity;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.description.rule.Reservation;
import org.coreplatform.description.rule.ResponseTimes;
import org.coreplatform.description.rule.ResponseTimes.Response;
import org.coreplatform.description.rule.TimeShare;
import org.jspecify.annotations.Nullable;

/// What a page says about time: who has reserved how much of each core, and when it is served.
record TimeParts(SystemDescription system, Links links) {
    private static final double ALL = 1.000_000_1;

    List<Core> cores() {
        Map<Integer, Response> responses = new TreeMap<>();
        ResponseTimes.of(system).forEach(each -> responses.put(each.own().pd().index(), each));
        List<Core> cores = new ArrayList<>();
        TimeShare.of(system).forEach(share -> cores.add(core(share, responses)));
        return cores;
    }

    private Core core(TimeShare share, Map<Integer, Response> responses) {
        double sum = share.reserved();
        double part = share.part().orElse(1.0);
        String whose =
                share.domain()
                        .map(
                                name ->
                                        "Domain %s, %s of core %d"
                                                .formatted(name, percent(part), share.core()))
                        .orElse("Core " + share.core());
        List<Part> parts = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Reservation each : share.reservations()) {
            Response response = responses.get(each.pd().index());
            boolean isLate = response != null && response.isLate();
            String name = each.pd().name();
            String ownShare = percent(each.utilisation());
            parts.add(
                    new Part(
                            isLate ? "late" : "domain",
                            each.utilisation(),
                            name,
                            "%s: %s, %s".formatted(name, ownShare, times(each))));
            rows.add(
                    new Row(
                            "",
                            new Link(name, links.to(each.pd())),
                            List.of(
                                    number(each.pd().priority().toString()),
                                    number(Quantity.micros(each.budget())),
                                    number(Quantity.micros(each.period())),
                                    number(ownShare),
                                    number(
                                            response == null
                                                    ? ""
                                                    : Quantity.micros(response.blocking())),
                                    latest(share, response))));
        }
        if (sum < part) {
            String rest = percent(part - sum) + " not reserved";
            parts.add(new Part("free", part - sum, "not reserved", rest));
        }
        return new Core(
                "%s: %s reserved".formatted(whose, percent(sum)),
                sum > part * ALL,
                new Strip("Reserved time of core " + share.core(), parts),
                new Table(
                        "Response times on core " + share.core(),
                        List.of(
                                "protection domain",
                                "priority",
                                "budget",
                                "period",
                                "share",
                                "blocked by lower ones",
                                "served after at most"),
                        rows,
                        ""));
    }

    private static Cell latest(TimeShare share, @Nullable Response response) {
        if (response == null) {
            String why =
                    share.isAlone()
                            ? "more is reserved than there is"
                            : "passive PDs are called across scheduling domains";
            return new Cell("unknown", "bad", why);
        }
        return response.isLate()
                ? new Cell("more than its period", "bad", Quantity.micros(response.micros()))
                : number(Quantity.micros(response.micros()));
    }

    private static String times(Reservation reservation) {
        return "%s every %s"
                .formatted(
                        Quantity.micros(reservation.budget()),
                        Quantity.micros(reservation.period()));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    private static Cell number(String text) {
        return new Cell(text, "number", "");
    }
}
