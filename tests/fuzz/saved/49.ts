// seed 49, prefix p0_: ARM -Os
// gcc repeats the last volatile store of a loop after it, where it moves another store out of the loop.
let p0_state: u32 = 1;
enum p0_Kind0 { A = 0, B = 3, C = 2, D = 3 }
function p0_kind1(n: u32): p0_Kind0 {
  switch (n % 4) { case 1: return p0_Kind0.B; case 2: return p0_Kind0.C; case 3: return p0_Kind0.D; default: return p0_Kind0.A; }
}
let p0_g2: i16 = 0x6;
const p0_list3 = array(u8, 3);
const p0_list4 = array(u16, 16);
const p0_list5 = array(u32, 3);
const p0_list6 = array(i8, 3);
const p0_list7 = array(i16, 3);
const p0_list8 = array(i32, 8);
const p0_list9 = array(u64, 7);
class p0_DEVICE11Block {
  word: reg32;
  half: reg16;
  @at(8) byte: reg8;
  @at(12) low: regbits<4>;
  middle: regbits<8>;
  high: regbits<1>;
  @at(32) last: reg32;
}
const p0_DEVICE11 = mmio(p0_DEVICE11Block, 0x50000000);
function p0_note_u8(value: u8): u8 {
  p0_state = p0_state * 31 + value;
  return value;
}
function p0_note_u32(value: u32): u32 {
  p0_state = p0_state * 31 + value;
  return value;
}
function p0_note_i32(value: i32): i32 {
  p0_state = p0_state * 31 + u32(value);
  return value;
}
function p0_note_u64(value: u64): u64 {
  p0_state = p0_state * 31 + u32(value);
  return value;
}
class p0_Queue12<T extends number, N extends number> {
  readonly items: FixedArray<T, N>;
  head: u32;
  count: u8;
  push(value: T): bool {
    if (this.count >= this.items.length) return false;
    this.items[(this.head + this.count) % this.items.length] = value;
    this.count++;
    return true;
  }
  pop(otherwise: T): T {
    if (this.count === 0) return otherwise;
    const value = this.items[this.head];
    this.head = (this.head + 1) % this.items.length;
    this.count--;
    return value;
  }
}
const p0_queue13 = new p0_Queue12<i8, 2>();
const p0_queue14 = new p0_Queue12<u8, 6>();
function p0_first15(a0: u32, a1: i32): u32 {


let left17: u32 = 2;
while (left17-- > 0) {
p0_DEVICE11.middle = ((bool(0) ? u32(0) : (p0_queue14.push(u8(0)) ? u32(0) : u32(0))) & 0xff);

p0_note_i32(i32(0));
p0_DEVICE11.byte = 1;
}


return u32(0);
}
function p0_second23(a0: u32, a1: i32): u32 {

return u32(0);
}
interface p0_Operations26 { readonly first: (n: u32, m: i32) => u32; readonly second: (n: u32, m: i32) => u32; }
const p0_operations27: p0_Operations26 = { first: p0_first15, second: p0_second23 };
const p0_operations27Other: p0_Operations26 = { first: p0_second23, second: p0_first15 };
function p0_choose29(n: u32): p0_Operations26 { return (n & 4) !== 0 ? p0_operations27 : p0_operations27Other; }
let p0_hook28: (n: u32, m: i32) => u32 = p0_first15;
function p0_rehook(other: bool): void { p0_hook28 = other ? p0_first15 : p0_second23; }
/** @used */
export function p0_run(input: u32): u32 {
p0_state = p0_state + input;


p0_operations27.second((p0_DEVICE11.last = p0_operations27.first(u32(0), i32(0))), i32(0));




return u32(0);
}
/** @used */
export function p0_checksum(): u32 {
let sum: u32 = 17;
return sum;
}
/** @used */
export function p0_layout(): u32 {
let sum: u32 = 17;
return sum;
}

