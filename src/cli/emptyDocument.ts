import { parseHTML } from 'linkedom';

/** A document for the report to draw its figures with. */
export const emptyDocument = (): Document => parseHTML('<!doctype html><html><body></body></html>').document;
