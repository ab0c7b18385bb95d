/** The processes that a server depends on: it is told when one of them has ended or begun anew, because what they knew of it is gone. */
import { DEPENDENCIES } from './configuration';
import { lifeOf } from './lives';
import { Server } from './server';

/** The lives that the server knows, in the order of DEPENDENCIES. */
const known = array(u32, DEPENDENCIES.length);

/** Takes the present lives as those that the server begins with. */
export function watchDependencies(processes: u32): void {
  for (let i: u32 = 0; i < DEPENDENCIES.length; i++) known[i] = lifeOf(processes, DEPENDENCIES[i]);
}

/** Tells the server of every dependency that is not in the life it was. */
export function tellFaults(server: Server, processes: u32): void {
  for (let i: u32 = 0; i < DEPENDENCIES.length; i++) {
    const life = lifeOf(processes, DEPENDENCIES[i]);
    if (life === known[i]) continue;
    known[i] = life;
    server.fault(DEPENDENCIES[i]);
  }
}
