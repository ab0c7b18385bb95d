/** Recordings: written and read again as they were, refused when they are something else; and the calls in them. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { callsIn } from '../../cli/trace/calls';
import { readRecording, writeRecording } from '../../cli/trace/recording';
import { exampleRecording } from './example-recording';
import { removeFolders, temporaryFolder } from './support';

afterAll(removeFolders);

function fileWith(text: string): string {
  const file = path.join(temporaryFolder(), 'recording.json');
  writeFileSync(file, text);
  return file;
}

test('what is written is what is read', () => {
  const recording = exampleRecording();
  const file = path.join(temporaryFolder(), 'recording.json');
  writeRecording(file, recording);
  expect(readRecording(file)).toEqual(recording);
});

test.each([
  ['text', 'hello', /is no JSON object/],
  ['another file', '{"name": "x"}', /is not a recording; `npx conductor trace --record <file>` makes one/],
  ['another version', '{"format": "conductor-trace", "version": 99}', /version 99; this is 1: record again/],
])('what is no recording is refused: %s', (_, text, message) => {
  expect(() => readRecording(fileWith(text))).toThrow(message);
});

test('a file that is not there, or a folder to write to', () => {
  expect(() => readRecording('/nowhere/x.json')).toThrow(/can't read .*no such file/);
  expect(() => writeRecording(temporaryFolder(), exampleRecording())).toThrow(/can't write .*directory/);
});

const threads = { client: 0, server: 0 };

test('calls end with their replies, and are not carried over what was lost', () => {
  expect(callsIn(exampleRecording())).toEqual([
    { client: 'ping', server: 'pong', threads, method: 'Pong.exchange', start: 12, received: 12, end: 13.25 },
    { client: 'ping', server: 'pong', threads, method: 'Pong.exchange', start: 41, received: 43, end: 50 },
  ]);
});

test('a call that is not answered has no end; one that was given up is none', () => {
  const calls = callsIn(
    exampleRecording([
      { time: 60, kind: 'call', process: 'shell', peer: 'ping', label: 2 },
      { time: 61, kind: 'call', process: 'ping', thread: 1, peer: 'pong', label: 1 },
      { time: 62, kind: 'waitEnded', process: 'ping', thread: 1, label: 9 },
    ]),
  );
  expect(calls.slice(2)).toEqual([
    { client: 'shell', server: 'ping', threads, method: 'label 2', start: 60, received: 60 },
  ]);
});
