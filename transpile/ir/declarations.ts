/** What a program declares: enums, structs, globals, registers and functions, by module. */
import type { Constant } from './constants';
import type { Statement } from './statements';
import type { IntegerType, StructType, Type } from './types';

/** Where something stands in the source. `line` and `column` count from 1. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface EnumDeclaration {
  readonly name: string;
  readonly location: Location;
  /** Smallest integer that holds every member: the storage type. */
  readonly storage: IntegerType;
  /** A statement may not drop a value of it. */
  readonly mustUse: boolean;
  readonly members: readonly { readonly name: string; readonly sourceName: string; readonly value: number }[];
}

export interface Field {
  /** Legal in C and JavaScript. */
  readonly name: string;
  readonly type: Type;
  readonly volatile: boolean;
  readonly location: Location;
  /** Byte offset (of the containing 32-bit word for a bit field). */
  readonly offset: number;
  /** Present on `bits<N>` fields: position of the lowest bit in the word, and the width. */
  readonly bits?: { readonly shift: number; readonly width: number };
  /** The initial value; absent means zero. */
  readonly initial?: Constant;
}

export interface StructDeclaration {
  readonly name: string;
  readonly location: Location;
  /** Filled by the front end before any printer runs (mutable because structs refer to each other). */
  fields: Field[];
  size: number;
  alignment: number;
  packed: boolean;
  /** An `interface` of function values or a class used only in constant tables is a struct too. */
  readonly fromInterface: boolean;
}

export interface GlobalVariable {
  readonly name: string;
  readonly location: Location;
  readonly type: Type;
  /** True for `const` scalars and tables: may live in flash. Storage made by `new`/`array` is mutable. */
  readonly constant: boolean;
  readonly exported: boolean;
  /** Absent: declared elsewhere (`declare const`), in C or assembly. */
  readonly initial?: Constant;
  readonly external: boolean;
  readonly section?: string;
  readonly align?: number;
  readonly used: boolean;
  /** A restart of the process (the kernel's own: a reset) leaves it as it is. */
  readonly retained: boolean;
}

/** A register structure at a fixed address; an expression refers to it as a `registers` place. */
export interface Registers {
  readonly name: string;
  readonly location: Location;
  readonly type: StructType;
  readonly address: number;
}

/** A local variable or parameter. Storage types are frame storage (initialised by a `declare` statement). */
export interface Variable {
  readonly name: string;
  readonly type: Type;
  readonly location: Location;
  /** Never assigned after its declaration. */
  readonly constant: boolean;
  /** Made by a pass or the front end, not by the source. */
  readonly temporary: boolean;
}

export interface FunctionAttributes {
  readonly isr: boolean;
  readonly naked: boolean;
  readonly inline: 'always' | 'never' | 'default';
  readonly section?: string;
  readonly used: boolean;
}

export interface FunctionDeclaration {
  readonly name: string;
  /** As a person would name it: `Task.bump`, `push<u32, 16>`. */
  readonly sourceName: string;
  readonly location: Location;
  /** The line of the closing brace. */
  readonly endLocation: Location;
  readonly parameters: Variable[];
  readonly result: Type;
  readonly exported: boolean;
  readonly attributes: FunctionAttributes;
  /** Absent: `declare function`, defined in C or assembly. */
  body?: Statement[];
  /** Its value is taken somewhere (an indirect call may reach it). */
  addressTaken: boolean;
}

export interface Module {
  /** Path relative to the project root, with forward slashes. */
  readonly file: string;
  /** Names the module exports, and the IR declaration each leads to (generic ones, types and constants are absent). */
  readonly exports: Map<
    string,
    GlobalVariable | Registers | FunctionDeclaration | StructDeclaration | EnumDeclaration
  >;
  /** Compile-time constants that the module exports, for the host. */
  readonly constants: Map<
    string,
    { readonly type: Type; readonly value: number | bigint | boolean | string }
  >;
  readonly enums: EnumDeclaration[];
  readonly structs: StructDeclaration[];
  readonly globals: GlobalVariable[];
  readonly registers: Registers[];
  readonly functions: FunctionDeclaration[];
}

export interface Program {
  /** In dependency order: a module comes after those that it imports. */
  readonly modules: Module[];
  /** All structs in an order in which by-value members come first. */
  readonly structOrder: StructDeclaration[];
  readonly entry: string;
}
