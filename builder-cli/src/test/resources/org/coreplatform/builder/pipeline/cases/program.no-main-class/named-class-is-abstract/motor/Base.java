import org.coreplatform.sdk.pd.ProtectionDomain;

abstract class Base extends ProtectionDomain {}
