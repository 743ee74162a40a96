/** Whether the window draws with the graphics card. Old PCs' drivers crash, or leave the window black. */

/** Why a start does without: the process that draws ended, or an earlier start never drew its first page. */
export type GraphicsFault = 'crashed' | 'notDrawn';

export type GraphicsState = {
  /** Why the card is not used; null while it is. */
  fault: GraphicsFault | null;
  /** Whether the next start uses the card. */
  next: boolean;
};

/** What is kept from one start to the next. */
export type GraphicsRecord = { starting?: boolean; fault?: GraphicsFault | null };

/** What this start does after what the last one has left, and what it leaves itself until its first page is drawn. */
export function beginGraphics(last: GraphicsRecord | null): { fault: GraphicsFault | null; record: GraphicsRecord } {
  const known = last?.fault === 'crashed' || last?.fault === 'notDrawn' ? last.fault : null;
  const fault = known ?? (last?.starting === true ? 'notDrawn' : null);
  // Without the card there is nothing to find out about it.
  return { fault, record: fault ? { fault } : { starting: true } };
}
