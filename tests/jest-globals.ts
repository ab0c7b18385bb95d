/**
 * Gives tests the dialect's global functions (`array(u8, 4)`, `overlay(Task, address)`, ...), which `tests/tsconfig.json`
 * declares for them as well.
 */
import { outside } from '../transpile/js/host';

const { panic, ...others } = outside;
Object.assign(globalThis, others, { panic });
