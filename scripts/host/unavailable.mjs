/** Something that can't be had on this machine, with the reason in words for people. */
export class Unavailable extends Error {}
