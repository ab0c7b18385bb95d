/** A text editor with undo and redo, as commands with functions. Messages: "type hello", "type  world", "upper", "undo", "delete 3", "undo", "undo", "redo", "redo", "redo", "show", "history". */
interface Command {
  readonly name: string;
  execute(): void;
  undo(): void;
}

class Editor {
  text = '';
  private readonly done: Command[] = [];
  private undone: Command[] = [];

  run(command: Command): void {
    command.execute();
    this.done.push(command);
    this.undone = [];
  }

  undo(): boolean {
    const command = this.done.pop();
    if (!command) return false;
    command.undo();
    this.undone.push(command);
    return true;
  }

  redo(): boolean {
    const command = this.undone.pop();
    if (!command) return false;
    command.execute();
    this.done.push(command);
    return true;
  }

  get history(): string[] {
    return this.done.map((command) => command.name);
  }
}

const editor = new Editor();

function typing(addition: string): Command {
  return {
    name: `type '${addition}'`,
    execute: () => {
      editor.text += addition;
    },
    undo: () => {
      editor.text = editor.text.slice(0, -addition.length);
    },
  };
}

function replacing(name: string, change: (text: string) => string): Command {
  let before = '';
  return {
    name,
    execute() {
      before = editor.text;
      editor.text = change(before);
    },
    undo() {
      editor.text = before;
    },
  };
}

export function onMessage(message: string): string {
  const [, verb, argument = ''] = /^(\w+) ?(.*)$/.exec(message) ?? [];
  if (verb === 'type') editor.run(typing(argument));
  else if (verb === 'upper') editor.run(replacing('upper', (text) => text.toUpperCase()));
  else if (verb === 'delete')
    editor.run(replacing(`delete ${argument}`, (text) => text.slice(0, -Number(argument))));
  else if (verb === 'undo') return editor.undo() ? editor.text : 'nothing to undo';
  else if (verb === 'redo') return editor.redo() ? editor.text : 'nothing to redo';
  else if (verb === 'history') return editor.history.join('; ');
  return `'${editor.text}'`;
}
