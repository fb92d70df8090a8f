/// The kernel's objects, and the capabilities that name them.
///
/// Objects are plain state with open fields: each field is written by the one package that its
/// comment or name points to (`sched` owns budgets and queues, `ipc` owns who waits for what). They
/// occupy simulated physical memory, whose addresses are real and checked, while their state lives
/// here.
@NullMarked
package org.coreplatform.kernel.object;

import org.jspecify.annotations.NullMarked;
