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
import org.jspecify.annotations.Nullable;

/// What a page says about time: who has reserved how much of each core, and when it is served.
record TimeParts(SystemDescription system, Links links) {
    private static final double ALL = 1.000_000_1;

    List<Core> cores() {
        Map<Integer, Response> responses = new TreeMap<>();
        ResponseTimes.of(system).forEach(each -> responses.put(each.own().pd().index(), each));
        List<Core> cores = new ArrayList<>();
        Reservation.byCore(system).forEach((core, all) -> cores.add(core(core, all, responses)));
        return cores;
    }

    private Core core(
            long number, List<Reservation> reservations, Map<Integer, Response> responses) {
        double sum = reservations.stream().mapToDouble(Reservation::utilisation).sum();
        List<Part> parts = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Reservation each : reservations) {
            Response response = responses.get(each.pd().index());
            boolean isLate = response != null && response.isLate();
            String name = each.pd().name();
            String share = percent(each.utilisation());
            parts.add(
                    new Part(
                            isLate ? "late" : "domain",
                            each.utilisation(),
                            name,
                            "%s: %s, %s".formatted(name, share, times(each))));
            rows.add(
                    new Row(
                            "",
                            new Link(name, links.to(each.pd())),
                            List.of(
                                    number(each.pd().priority().toString()),
                                    number(Quantity.micros(each.budget())),
                                    number(Quantity.micros(each.period())),
                                    number(share),
                                    number(
                                            response == null
                                                    ? ""
                                                    : Quantity.micros(response.blocking())),
                                    latest(response))));
        }
        if (sum < 1) {
            parts.add(
                    new Part("free", 1 - sum, "not reserved", percent(1 - sum) + " not reserved"));
        }
        return new Core(
                "Core %d: %s reserved".formatted(number, percent(sum)),
                sum > ALL,
                new Strip("Reserved time of core " + number, parts),
                new Table(
                        "Response times on core " + number,
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

    private static Cell latest(@Nullable Response response) {
        if (response == null) {
            return new Cell("unknown", "bad", "the core is reserved more than once");
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
