/**
 * What the page does by itself: marks of pictures tell what they are, for a pointer, the keyboard and a finger alike.
 *
 * Only one mark of a picture is in the order of the tabulator; the arrow keys go on from there (Home, End: the first, the last).
 * Looking at a mark dims what does not belong to it; Enter, space or a click holds it, Escape lets go. Compiled into the page by
 * page.tsx; it runs alone in a browser, so nothing is imported.
 */
const FORWARDS = ['ArrowRight', 'ArrowDown'];
const BACKWARDS = ['ArrowLeft', 'ArrowUp'];

class Picture {
  private held: Element | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly facts: HTMLElement,
    private readonly hint: Node[],
  ) {
    this.enterAt(this.marks()[0]);
    element.addEventListener('pointerover', (event) => this.look(this.markAt(event.target) ?? this.rest()));
    element.addEventListener('pointerleave', () => this.look(this.rest()));
    element.addEventListener('focusin', (event) => this.look(this.markAt(event.target)));
    element.addEventListener('focusout', () => this.look(this.held));
    element.addEventListener('click', (event) => this.hold(this.markAt(event.target)));
    element.addEventListener('keydown', (event) => this.key(event));
    window.addEventListener('resize', () => this.enterAt(this.marks()[0]));
  }

  /** Those that can be seen: of two layouts one is hidden. */
  private marks(): HTMLElement[] {
    const all = this.element.querySelectorAll<HTMLElement>('[data-mark]');
    return [...all].filter((mark) => mark.getClientRects().length > 0);
  }

  /** The mark that an element is, is in, or is a part of. */
  private markAt(target: EventTarget | null): HTMLElement | undefined {
    if (!(target instanceof Element)) return undefined;
    const own = target.closest<HTMLElement>('[data-mark]');
    if (own) return own;
    const [id] = target.closest('[data-of]')?.getAttribute('data-of')?.split(' ') ?? [];
    return this.marks().find((mark) => mark.getAttribute('data-mark') === id);
  }

  /** What is looked at while nothing is pointed at. */
  private rest(): Element | undefined {
    const focused = document.activeElement;
    return this.held ?? (this.element.contains(focused) ? this.markAt(focused) : undefined);
  }

  private look(mark: Element | undefined): void {
    const id = mark?.getAttribute('data-mark');
    this.element.classList.toggle('looking', mark !== undefined);
    for (const part of this.element.querySelectorAll('[data-of]')) {
      const isPart = mark !== undefined && (part.getAttribute('data-of') ?? '').split(' ').includes(id ?? '');
      part.classList.toggle('lit', isPart);
    }
    this.facts.replaceChildren(...(mark ? factsOf(mark) : this.hint));
  }

  private hold(mark: Element | undefined): void {
    const next = mark === this.held ? undefined : mark;
    this.held?.setAttribute('aria-pressed', 'false');
    next?.setAttribute('aria-pressed', 'true');
    this.held = next;
    this.look(this.rest());
  }

  private key(event: KeyboardEvent): void {
    const current = this.markAt(event.target);
    if (!current) return;
    if (event.key === 'Escape') this.hold(undefined);
    else if (event.key === 'Enter' || event.key === ' ') this.hold(current);
    else if (!this.move(current, event.key)) return;
    event.preventDefault();
  }

  private move(current: HTMLElement, key: string): boolean {
    const marks = this.marks();
    const index = marks.indexOf(current);
    const targets: [boolean, number][] = [
      [FORWARDS.includes(key), Math.min(index + 1, marks.length - 1)],
      [BACKWARDS.includes(key), Math.max(index - 1, 0)],
      [key === 'Home', 0],
      [key === 'End', marks.length - 1],
    ];
    const target = targets.find(([applies]) => applies);
    if (!target) return false;
    this.enterAt(marks[target[1]]);
    marks[target[1]]?.focus();
    return true;
  }

  private enterAt(mark: Element | undefined): void {
    for (const each of this.element.querySelectorAll('[data-mark]')) {
      each.setAttribute('tabindex', each === mark ? '0' : '-1');
    }
  }
}

function factsOf(mark: Element): Node[] {
  const title = document.createElement('p');
  title.className = 'facts-title';
  title.textContent = mark.getAttribute('data-title');
  const list = document.createElement('ul');
  for (const line of (mark.getAttribute('data-lines') ?? '').split('\n')) {
    const item = document.createElement('li');
    item.textContent = line;
    list.append(item);
  }
  return [title, list];
}

for (const element of document.querySelectorAll<HTMLElement>('[data-picture]')) {
  const facts = element.querySelector<HTMLElement>('[data-facts]');
  if (facts) new Picture(element, facts, [...facts.childNodes]);
}
