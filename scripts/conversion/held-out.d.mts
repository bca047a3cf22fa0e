export function isHeldOut(path: string): boolean;
