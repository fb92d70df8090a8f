package org.coreplatform.kernel.object;

import org.jspecify.annotations.Nullable;

/// What a slot says: an object, and what its holder may do with it.
///
/// Capabilities are values: changing one, such as when a frame is mapped, puts another one in the
/// slot.
public sealed interface Capability {
    /// {@return the object in memory that it names, null for none}
    default @Nullable KernelObject object() {
        return null;
    }

    /// {@return the kind as `DebugCapIdentify` tells it (seL4's `cap_tag`)}
    int tag();

    /// Nothing.
    record NullCapability() implements Capability {
        /// The capability of an empty slot.
        public static final NullCapability NULL = new NullCapability();

        @Override
        public int tag() {
            return 0;
        }
    }

    /// A page.
    ///
    /// @param rights one of [VmRights]
    /// @param asid where it is mapped, 0 for nowhere
    /// @param address the virtual address at which it is mapped
    record FrameCapability(Frame object, int rights, int asid, long address) implements Capability {
        public boolean isMapped() {
            return asid != 0;
        }

        public FrameCapability mapped(int newAsid, long newAddress) {
            return new FrameCapability(object, rights, newAsid, newAddress);
        }

        public FrameCapability unmapped() {
            return mapped(0, 0);
        }

        @Override
        public int tag() {
            return 1;
        }
    }

    /// Untyped memory.
    ///
    /// @param watermark bytes that are used up
    record UntypedCapability(UntypedMemory object, long watermark) implements Capability {
        public UntypedCapability withWatermark(long bytes) {
            return new UntypedCapability(object, bytes);
        }

        @Override
        public int tag() {
            return 2;
        }
    }

    /// A page table, which may be the root of an address space.
    ///
    /// @param asid the address space that it is part of, 0 for none
    /// @param address the first virtual address that it covers
    record PageTableCapability(PageTable object, int asid, long address) implements Capability {
        public boolean isMapped() {
            return asid != 0;
        }

        public PageTableCapability mapped(int newAsid, long newAddress) {
            return new PageTableCapability(object, newAsid, newAddress);
        }

        public PageTableCapability unmapped() {
            return mapped(0, 0);
        }

        @Override
        public int tag() {
            return 3;
        }
    }

    /// An endpoint.
    ///
    /// @param badge what receivers see, 0 for none
    /// @param rights [org.coreplatform.sdk.abi.CapabilityRights] bits
    record EndpointCapability(Endpoint object, long badge, int rights) implements Capability {
        @Override
        public int tag() {
            return 4;
        }
    }

    /// A notification.
    ///
    /// @param badge what a signal sets, 0 for nothing
    /// @param rights [org.coreplatform.sdk.abi.CapabilityRights] bits WRITE and READ
    record NotificationCapability(Notification object, long badge, int rights)
            implements Capability {
        @Override
        public int tag() {
            return 6;
        }
    }

    /// A reply object.
    ///
    /// @param canGrant whether the reply may carry capabilities
    record ReplyCapability(Reply object, boolean canGrant) implements Capability {
        @Override
        public int tag() {
            return 8;
        }
    }

    /// A CNode.
    ///
    /// @param guardBits how many address bits the guard takes
    /// @param guard what they must be
    record CNodeCapability(CNode object, int guardBits, long guard) implements Capability {
        @Override
        public int tag() {
            return 10;
        }
    }

    /// The right to make ASID pools.
    record AsidControlCapability() implements Capability {
        @Override
        public int tag() {
            return 11;
        }
    }

    /// A thread.
    record ThreadCapability(Tcb object) implements Capability {
        @Override
        public int tag() {
            return 12;
        }
    }

    /// The right to give address spaces an ASID.
    record AsidPoolCapability(AsidPool object) implements Capability {
        @Override
        public int tag() {
            return 13;
        }
    }

    /// The right to issue interrupt handlers.
    record IrqControlCapability() implements Capability {
        @Override
        public int tag() {
            return 14;
        }
    }

    /// An interrupt.
    record IrqHandlerCapability(int irq) implements Capability {
        @Override
        public int tag() {
            return 16;
        }
    }

    /// An object with slots that is being destroyed.
    record ZombieCapability(SlotHolder object) implements Capability {
        @Override
        public int tag() {
            return 18;
        }
    }

    /// The right to set domains and their schedule.
    record DomainCapability() implements Capability {
        @Override
        public int tag() {
            return 20;
        }
    }

    /// A scheduling context.
    record SchedContextCapability(SchedContext object) implements Capability {
        @Override
        public int tag() {
            return 22;
        }
    }

    /// The right to give scheduling contexts time on a core.
    record SchedControlCapability(int core) implements Capability {
        @Override
        public int tag() {
            return 24;
        }
    }
}
