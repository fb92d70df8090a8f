final class Server extends Base {
    @Override
    protected void init() {}
}
