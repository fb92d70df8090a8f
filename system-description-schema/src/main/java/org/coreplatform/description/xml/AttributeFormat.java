package org.coreplatform.description.xml;

/// An attribute of the format.
///
/// @param name its name
/// @param value how its value is written
/// @param required whether it has to be there
/// @param support which profiles understand it
/// @param doc what it means, for the schema and the manual
record AttributeFormat(
        String name, ValueFormat value, boolean required, Support support, String doc) {

    static AttributeFormat required(String name, ValueFormat value, String doc) {
        return new AttributeFormat(name, value, true, Support.BOTH, doc);
    }

    static AttributeFormat optional(String name, ValueFormat value, String doc) {
        return new AttributeFormat(name, value, false, Support.BOTH, doc);
    }

    AttributeFormat onlyIn(Support profiles) {
        return new AttributeFormat(name, value, required, profiles, doc);
    }
}
