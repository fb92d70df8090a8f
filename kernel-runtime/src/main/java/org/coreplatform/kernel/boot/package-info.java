/// From a boot image to a running system: the machine, the initialiser and the monitor.
///
/// [org.coreplatform.kernel.boot.Machine] puts board, kernel and engine together and runs them.
/// The initialiser makes the system that a [org.coreplatform.sdk.image.SystemSpec] describes with
/// the root task's system calls and nothing else; the monitor receives the faults that no PD
/// handles, by system calls of its own thread.
@NullMarked
package org.coreplatform.kernel.boot;

import org.jspecify.annotations.NullMarked;
