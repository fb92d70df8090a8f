/// The rules of the Core Platform and of Microkit, one class each, and their registration.
@NullMarked
package org.coreplatform.description.rule;

import org.jspecify.annotations.NullMarked;
