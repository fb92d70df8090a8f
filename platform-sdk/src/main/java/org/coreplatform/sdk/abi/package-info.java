/// Every number that both sides of a boundary must agree on, once: system calls, invocation labels,
/// error codes, fault messages, the layout of a PD's CSpace and address space, and limits.
///
/// The numbers are those of seL4-MCS 16.0 for RV64 and of Microkit 2.3. This package depends on
/// nothing and holds no behaviour beyond packing and unpacking words.
@NullMarked
package org.coreplatform.sdk.abi;

import org.jspecify.annotations.NullMarked;
