/* package wrong; */
// package wrong;
package pump;

import org.coreplatform.sdk.pd.*;

public final class Motor extends ProtectionDomain {
    @Override
    protected void init() {
        shared.Speed.check();
    }
}
