package org.coreplatform.description.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.coreplatform.description.model.ProtectedProcedureCall;
import org.coreplatform.description.model.SystemDescription;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.AsSubgraph;
import org.jgrapht.graph.DirectedPseudograph;

/// Who may call whose protected procedure. Vertices are indices of PDs.
public final class PpcGraph {
    /// Edges from which a shortest cycle is sought: in larger knots any short cycle will do.
    private static final int MAX_STARTS = 200;

    private final Graph<Integer, Edge> graph = new DirectedPseudograph<>(Edge.class);

    private PpcGraph() {}

    /// A call, different from every other one though its PDs may be the same.
    private record Edge(int number, ProtectedProcedureCall call) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Edge edge && edge.number == number;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    /// {@return the calls of a system between different PDs}
    public static PpcGraph of(SystemDescription system) {
        PpcGraph result = new PpcGraph();
        int number = 0;
        for (ProtectedProcedureCall call : system.protectedProcedureCalls()) {
            int caller = call.caller().pd().index();
            int callee = call.callee().pd().index();
            if (caller != callee) {
                result.graph.addVertex(caller);
                result.graph.addVertex(callee);
                result.graph.addEdge(caller, callee, new Edge(number++, call));
            }
        }
        return result;
    }

    /// {@return a shortest cycle of each knot of PDs that call each other, as the calls along it,
    /// beginning with the one that is first in the text}
    public List<List<ProtectedProcedureCall>> cycles() {
        List<List<ProtectedProcedureCall>> cycles = new ArrayList<>();
        for (Set<Integer> knot :
                new GabowStrongConnectivityInspector<>(graph).stronglyConnectedSets()) {
            if (knot.size() > 1) {
                cycles.add(fromFirst(shortestCycle(new AsSubgraph<>(graph, knot))));
            }
        }
        cycles.sort(Comparator.comparingInt(cycle -> place(cycle.getFirst())));
        return cycles;
    }

    private static List<ProtectedProcedureCall> shortestCycle(Graph<Integer, Edge> knot) {
        List<Edge> edges = new ArrayList<>(knot.edgeSet());
        edges.sort(Comparator.comparingInt(Edge::number));
        List<ProtectedProcedureCall> best = List.of();
        Set<Integer> tried = new HashSet<>();
        for (Edge edge : edges) {
            if (tried.size() == MAX_STARTS || best.size() == 2) {
                break;
            }
            int target = knot.getEdgeTarget(edge);
            int source = knot.getEdgeSource(edge);
            tried.add(edge.number());
            GraphPath<Integer, Edge> back = BFSShortestPath.findPathBetween(knot, target, source);
            if (best.isEmpty() || back.getLength() + 1 < best.size()) {
                best = new ArrayList<>();
                best.add(edge.call());
                for (Edge next : back.getEdgeList()) {
                    best.add(next.call());
                }
            }
        }
        return best;
    }

    private static List<ProtectedProcedureCall> fromFirst(List<ProtectedProcedureCall> cycle) {
        int first = 0;
        for (int i = 1; i < cycle.size(); i++) {
            if (place(cycle.get(i)) < place(cycle.get(first))) {
                first = i;
            }
        }
        List<ProtectedProcedureCall> turned = new ArrayList<>(cycle.subList(first, cycle.size()));
        turned.addAll(cycle.subList(0, first));
        return turned;
    }

    private static int place(ProtectedProcedureCall call) {
        return call.caller().origin().element().start();
    }
}
