/** Ends as soon as it is created. */
export enum Grant {}

export function main(): void {}
