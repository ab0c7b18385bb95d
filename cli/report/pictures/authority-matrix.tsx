/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/**
 * Who may do what to whom, as a matrix: a row for each holder, a column for each target, signs in the cells. Large systems scroll inside
 * of it, never the page.
 */
import type { VNode } from 'preact';
import type { SystemReport } from '../../../linker/report';
import { isTransfer, targetsOf, type Access } from '../authority';

interface Sign {
  readonly sign: string;
  readonly words: string;
}

const SIGNS: Readonly<Record<'call' | 'transfer' | 'notify' | 'touch' | 'look' | 'control', Sign>> = {
  call: { sign: '●', words: 'may call' },
  transfer: { sign: '◆', words: 'may call and pass capabilities' },
  notify: { sign: '▲', words: 'may notify' },
  touch: { sign: '■', words: 'may touch' },
  look: { sign: '○', words: 'may look at' },
  control: { sign: '◉', words: 'may look at and control' },
};

interface MatrixProperties {
  readonly report: SystemReport;
  /** Of others than the holder itself. */
  readonly accesses: readonly Access[];
}

export function Matrix({ report, accesses }: MatrixProperties): VNode {
  const { processes, devices, objects } = targetsOf(accesses, report);
  const columns = [...processes, ...devices, ...objects];
  return (
    <details class="table" open>
      <summary>The same as a matrix</summary>
      <p class="signs">
        {Object.values(SIGNS).map(({ sign, words }) => (
          <span>
            <span aria-hidden="true">{sign}</span> {words}
          </span>
        ))}
      </p>
      <div class="scrolls" role="region" aria-label="Authority matrix" tabIndex={0}>
        <table class="matrix">
          <thead>
            <tr>
              <td />
              {columns.map((name, index) => (
                <th scope="col" class={isGroupStart(index, processes.length, devices.length) ? 'group' : ''}>
                  <span>{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.processes.map(({ name }) => (
              <tr>
                <th scope="row">{name}</th>
                {columns.map((target, index) => (
                  <td class={isGroupStart(index, processes.length, devices.length) ? 'group' : ''}>
                    <Cell
                      accesses={accesses.filter((each) => each.holder === name && each.target === target)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function isGroupStart(index: number, processes: number, devices: number): boolean {
  return index > 0 && (index === processes || index === processes + devices);
}

function Cell({ accesses }: { readonly accesses: readonly Access[] }): VNode {
  const all = new Set(accesses.map(signOf));
  if (all.has(SIGNS.control)) all.delete(SIGNS.look);
  const signs = [...all];
  return (
    <>
      {signs.map(({ sign, words }) => (
        <span title={words}>
          <span aria-hidden="true">{sign}</span>
          <span class="unseen">{words}</span>
        </span>
      ))}
    </>
  );
}

function signOf(access: Access): Sign {
  const { kind, rights } = access;
  if (kind === 'call') return isTransfer(access) ? SIGNS.transfer : SIGNS.call;
  if (kind === 'notify') return SIGNS.notify;
  if (kind === 'device') return SIGNS.touch;
  return rights.some((right) => right !== 'inspect') ? SIGNS.control : SIGNS.look;
}
