/** The bench's system with a trace: what each event adds. */
import { defineSystem } from 'conductor';
import untraced from './system';

export default defineSystem({ ...untraced, trace: { events: 1024 } });
