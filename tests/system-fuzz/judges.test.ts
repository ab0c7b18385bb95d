/** What judges a campaign would notice: each harm is done to the report of one that went well. */
import { operationNames, readDocuments } from '../../cli/calls/documents';
import type { Campaign } from './campaign';
import { gaps } from './coverage';
import { disturbances } from './undisturbed';

const documents = readDocuments();

/** Everything was met, nothing was harmed. */
function harmless(): Campaign {
  const row = (operation: string): Map<string, number> => {
    const faults = documents.get(operation)?.faults.map(({ status }) => status) ?? [];
    return new Map(['ok', ...faults].map((status) => [status, 1]));
  };
  const witness = { number: 1000, due: 1000, late: 12, changed: 0 };
  return {
    counts: new Map(operationNames().map((operation) => [operation, row(operation)])),
    witnesses: new Map([
      ['high', witness],
      ['low', witness],
    ]),
    before: 'alive=4 slots=13',
    after: 'alive=4 slots=13',
    calls: 1000,
    lives: 1,
    stuck: 0,
    ending: { kind: 'exit', status: 0 },
    unexpectedLog: [],
    output: '',
  };
}

function withCounts(change: (row: Map<string, number>) => void): Campaign {
  const campaign = harmless();
  change(campaign.counts.get('receive') as Map<string, number>);
  return campaign;
}

test('nothing is said of a campaign that went well', () => {
  expect([...gaps(harmless()), ...disturbances(harmless())]).toEqual([]);
});

test.each([
  [
    'a fault that was never met',
    (row: Map<string, number>) => row.delete('busy'),
    /receive never failed with busy/,
  ],
  ['no success', (row: Map<string, number>) => row.delete('ok'), /receive never succeeded/],
  [
    'a fault of another call',
    (row: Map<string, number>) => row.set('full', 1),
    /failed with full, which its page does not/,
  ],
])('%s is a gap', (_name, change, sentence) => {
  expect(gaps(withCounts((row) => void change(row)))).toEqual([expect.stringMatching(sentence)]);
});

const witness = (change: object): Partial<Campaign> => ({
  witnesses: new Map([
    ['high', { number: 1000, due: 1000, late: 0, changed: 0, ...change }],
    ['low', { number: 1000, due: 1000, late: 0, changed: 0 }],
  ]),
});

test.each<[string, Partial<Campaign>, RegExp]>([
  ['a panic', { ending: { kind: 'exit', status: 70 }, output: 'kernel panic: null' }, /ended with .*70/],
  ['a lock-up', { ending: { kind: 'lockup', details: '' } }, /lockup/],
  ['what no chip allows', { unexpectedLog: ['write to flash'] }, /no chip allows/],
  ['a capability that is left', { after: 'alive=4 slots=14' }, /left behind/],
  ['a number that was missed', witness({ number: 998 }), /high is at 998, not at 1000/],
  ['a witness that stands still', witness({ number: 0, due: 0 }), /high is at 0/],
  ['memory that changed', witness({ changed: 1 }), /memory of the witness high changed/],
  ['a witness that says nothing', { witnesses: new Map() }, /high said nothing/],
  ['a status that does not exist', { counts: new Map([['call', new Map([['unknown', 1]])]]) }, /from call/],
])('%s is a disturbance', (_name, harm, sentence) => {
  expect(disturbances({ ...harmless(), ...harm })[0]).toMatch(sentence);
});
