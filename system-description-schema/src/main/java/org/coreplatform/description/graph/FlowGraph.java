package org.coreplatform.description.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.coreplatform.description.diagnostic.Span;
import org.coreplatform.description.model.Channel;
import org.coreplatform.description.model.ChannelEnd;
import org.coreplatform.description.model.FlowConstraint;
import org.coreplatform.description.model.Interrupt;
import org.coreplatform.description.model.Mapping;
import org.coreplatform.description.model.MemoryRegion;
import org.coreplatform.description.model.Parent;
import org.coreplatform.description.model.ProtectionDomain;
import org.coreplatform.description.model.SharedCapability;
import org.coreplatform.description.model.SystemDescription;
import org.coreplatform.sdk.profile.BoardProfile;
import org.coreplatform.sdk.profile.DeviceProfile;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.graph.MaskSubgraph;

/// How information can flow in a system: between protection domains, and through memory regions.
///
/// Maps carry data as their permissions say, notifications to the other end, calls both ways
/// (message and reply), and a parent and its children know and control each other, as do the
/// holder of a capability and the PD whose object it is to. Regions of one device are connected,
/// and a device tells whoever handles its interrupt. Time is no channel here: who runs how long can
/// be observed by others too.
public final class FlowGraph {
    private final Graph<String, Flow> graph = new DirectedPseudograph<>(Flow.class);

    private FlowGraph() {}

    /// A way of information.
    ///
    /// @param from name of the PD or region where it comes from
    /// @param to name of the PD or region to which it goes
    /// @param means what carries it, in words
    /// @param span where that is written
    public record Flow(String from, String to, String means, Span span) {}

    /// {@return the flows of a system whose devices are not known}
    public static FlowGraph of(SystemDescription system) {
        return of(system, Optional.empty());
    }

    /// {@return the flows of a system}
    ///
    /// @param board the devices, if they are known
    public static FlowGraph of(SystemDescription system, Optional<BoardProfile> board) {
        FlowGraph flows = new FlowGraph();
        system.protectionDomains().forEach(pd -> flows.graph.addVertex(vertex(pd)));
        system.memoryRegions().forEach(region -> flows.graph.addVertex(vertex(region)));
        for (ProtectionDomain pd : system.protectionDomains()) {
            pd.maps().forEach(map -> flows.addMap(pd, map));
            pd.parent().ifPresent(parent -> flows.addParent(pd, parent));
        }
        system.sharedCapabilities().forEach(flows::addCapability);
        for (Channel channel : system.channels()) {
            flows.addEnd(channel.first(), channel.second());
            flows.addEnd(channel.second(), channel.first());
        }
        board.ifPresent(known -> known.devices().forEach(each -> flows.addDevice(each, system)));
        return flows;
    }

    private static String vertex(ProtectionDomain pd) {
        return "protection domain " + pd.index();
    }

    private static String vertex(MemoryRegion region) {
        return "memory region " + region.index();
    }

    private static String vertex(DeviceProfile device) {
        return "device " + device.name();
    }

    private void addDevice(DeviceProfile device, SystemDescription system) {
        graph.addVertex(vertex(device));
        for (MemoryRegion region : system.memoryRegions()) {
            if (region.physicalAddress().filter(device::contains).isPresent()) {
                Span span = region.origin().at("phys_addr");
                String means = "`%s` is in device `%s`".formatted(region.name(), device.name());
                Flow in = new Flow(region.name(), device.name(), means, span);
                Flow out = new Flow(device.name(), region.name(), means, span);
                add(vertex(region), vertex(device), in);
                add(vertex(device), vertex(region), out);
            }
        }
        for (ProtectionDomain pd : system.protectionDomains()) {
            for (Interrupt interrupt : pd.interrupts()) {
                if (device.irq() != 0 && interrupt.irq() == device.irq()) {
                    String means = "`%s` interrupts `%s`".formatted(device.name(), pd.name());
                    Flow flow = new Flow(device.name(), pd.name(), means, interrupt.irqSpan());
                    add(vertex(device), vertex(pd), flow);
                }
            }
        }
    }

    private void addCapability(SharedCapability capability) {
        Span span = capability.origin().element();
        String holder = capability.holder().name();
        String target = capability.target().name();
        String means = "`%s` has `%s` of `%s`".formatted(holder, capability.kind(), target);
        Flow down = new Flow(holder, target, means, span);
        Flow up = new Flow(target, holder, means, span);
        add(vertex(capability.holder()), vertex(capability.target()), down);
        add(vertex(capability.target()), vertex(capability.holder()), up);
    }

    private void addMap(ProtectionDomain pd, Mapping map) {
        Span span = map.origin().at("mr");
        String region = map.region().name();
        if (map.permissions().writable()) {
            String means = "`%s` can write `%s`".formatted(pd.name(), region);
            add(vertex(pd), vertex(map.region()), new Flow(pd.name(), region, means, span));
        }
        if (map.permissions().readable() || map.permissions().executable()) {
            String means = "`%s` can read `%s`".formatted(pd.name(), region);
            add(vertex(map.region()), vertex(pd), new Flow(region, pd.name(), means, span));
        }
    }

    private void addParent(ProtectionDomain child, Parent parent) {
        Span span = child.origin().element();
        String childName = child.name();
        String parentName = parent.pd().name();
        String down = "`%s` controls its child `%s`".formatted(parentName, childName);
        String up = "`%s` gets the faults of `%s`".formatted(parentName, childName);
        add(vertex(parent.pd()), vertex(child), new Flow(parentName, childName, down, span));
        add(vertex(child), vertex(parent.pd()), new Flow(childName, parentName, up, span));
    }

    private void addEnd(ChannelEnd end, ChannelEnd peer) {
        Span span = end.origin().at("pd");
        String from = end.pd().name();
        String to = peer.pd().name();
        if (end.mayCall()) {
            String call = "`%s` calls `%s`".formatted(from, to);
            String reply = "`%s` answers the calls of `%s`".formatted(to, from);
            add(vertex(end.pd()), vertex(peer.pd()), new Flow(from, to, call, span));
            add(vertex(peer.pd()), vertex(end.pd()), new Flow(to, from, reply, span));
        }
        if (end.mayNotify()) {
            String means = "`%s` notifies `%s`".formatted(from, to);
            add(vertex(end.pd()), vertex(peer.pd()), new Flow(from, to, means, span));
        }
    }

    /// The same way twice says nothing new; the first in the text is shown.
    private void add(String from, String to, Flow flow) {
        graph.addEdge(from, to, flow);
    }

    /// {@return a shortest way on which information flows though it must not}
    public Optional<List<Flow>> violation(FlowConstraint constraint) {
        String blocked = constraint.exceptThrough().map(FlowGraph::vertex).orElse("");
        Graph<String, Flow> open =
                new MaskSubgraph<>(graph, vertex -> vertex.equals(blocked), _ -> false);
        String from = vertex(constraint.from());
        String to = vertex(constraint.to());
        if (from.equals(to) || from.equals(blocked) || to.equals(blocked)) {
            return Optional.empty();
        }
        GraphPath<String, Flow> path = BFSShortestPath.findPathBetween(open, from, to);
        return Optional.ofNullable(path).map(found -> new ArrayList<>(found.getEdgeList()));
    }
}
