/// What holds for the whole project: its architecture, its format, its documents.
@NullMarked
package org.coreplatform.project;

import org.jspecify.annotations.NullMarked;
