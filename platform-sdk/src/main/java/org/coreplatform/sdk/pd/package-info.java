/// What authors of protection domains program against: a thin layer over the system calls that
/// [org.coreplatform.sdk.abi.PdPort] offers, as libmicrokit is for C.
///
/// The classes here travel in the image with each PD, are metered like the PD's own and keep to the
/// same language profile: no JDK collections, no formatting, no reflection, no monitors.
@NullMarked
package org.coreplatform.sdk.pd;

import org.jspecify.annotations.NullMarked;
