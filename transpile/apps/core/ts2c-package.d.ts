/** What we use of ts2c 3.0.0, which comes without declarations. */
declare module 'ts2c' {
  export function transpile(source: string, options?: { readonly fileName?: string }): string;
}

declare module 'ts2c/src/standard' {
  /** A class whose one instance is asked for every program. */
  export function GlobalSymbolResolver(resolver: new () => object): void;
}

declare module 'ts2c/src/types/ctypes' {
  export const NumberVarType: string;
}

declare module 'ts2c/src/template' {
  export class CodeTemplateFactory {
    static createForNode(scope: object, node: object): string | { resolve(): string };
    static templateToString(template: string | { resolve(): string }): string;
  }
}
