/// An executable abstract specification of the kernel: what a user can see, and nothing else.
///
/// [org.coreplatform.kernel.spec.Specification#step] is a pure function from a state and an event
/// to the next state. A [org.coreplatform.kernel.spec.State] is made of immutable values; an object
/// is named by its physical address, a capability by its slot. Within one step the transitions are
/// written against a [org.coreplatform.kernel.spec.Transition], which holds the state that the next
/// line sees, as a state monad would.
///
/// It is written from the documented behaviour of seL4 with mixed-criticality scheduling, for
/// RISC-V with three-level page tables, independently of the kernel that it judges: it shares
/// constants of the ABI with it and no code. It deletes and revokes in one step: the kernel may
/// stop in between, and then does the whole call again.
@NullMarked
package org.coreplatform.kernel.spec;

import org.jspecify.annotations.NullMarked;
