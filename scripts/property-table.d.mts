import type { SourceFile, TransformerFactory } from 'typescript';

export const tabulateProperties: TransformerFactory<SourceFile>;
