/** What can keep a file out: of the file as a whole, of a sheet and its header, of a cell. Each has its words in words.ts. */
export type FileFault =
  | 'file-empty'
  | 'file-not-xlsx'
  | 'file-xls'
  | 'file-encrypted'
  | 'file-too-large'
  | 'file-bomb'
  | 'file-macros'
  | 'file-damaged';
export type SheetFault =
  | 'sheet-empty'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'unknown-header'
  | 'missing-column'
  | 'duplicate-column';
export type CellFault =
  | 'required'
  | 'too-long'
  | 'error-cell'
  | 'number-too-long'
  | 'credit-length'
  | 'credit-alphabet'
  | 'credit-division'
  | 'credit-check-digit'
  | 'not-a-day'
  | 'not-a-count'
  | 'bad-code'
  | 'bad-mobile'
  | 'bad-leave'
  | 'bad-character'
  | 'day-order'
  | 'unknown-county'
  | 'unknown-trade'
  | 'unknown-grade'
  | 'unknown-status'
  | 'unknown-role'
  | 'unknown-key'
  | 'unknown-in-post'
  | 'unknown-day-kind'
  | 'certificate-needed'
  | 'enterprise-needed'
  | 'two-inspectors'
  | 'same-inspector'
  | 'duplicate';
/** What a row says doesn't fit what is in the registers already. */
export type RegisterFault =
  | 'code-taken'
  | 'unknown-enterprise'
  | 'ambiguous-enterprise'
  | 'unknown-section'
  | 'unknown-inspector'
  | 'ambiguous-inspector'
  | 'not-in-post'
  | 'certificate-expired'
  | 'recused';
export type FaultCode = FileFault | SheetFault | CellFault | RegisterFault;
