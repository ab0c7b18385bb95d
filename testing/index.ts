/**
 * For tests on the host: a server or a client of one project, without hardware, kernel or other processes.
 *
 *     const kernel = new FakeKernel();
 *     new Loopback(kernel, SLOT, request); // the server's `request` answers what goes through SLOT
 *     meter.connection.open(SLOT); // a generated client: `new MeterClient()`
 *
 * `host.reset()` before each test gives every module its first state again.
 */
export { FakeKernel, type Call, type Frame, bytesOf, fill, textAt } from './fake-kernel';
export { Loopback } from './loopback';
