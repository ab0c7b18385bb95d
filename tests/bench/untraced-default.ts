/** The default system without a trace: its kernel is the one whose size is compared. */
import { defineSystem } from 'conductor';
import traced from '../../system/default';

export default defineSystem({ ...traced, trace: false });
