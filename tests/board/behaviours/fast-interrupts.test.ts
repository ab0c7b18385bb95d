/** Interrupts once more, between puppets whose calls take the fast paths: nobody can tell the difference. */
import { Stage } from '../puppets';
import './interrupts.test';

Stage.takeFastPaths();
