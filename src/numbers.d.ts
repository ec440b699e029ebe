// The number types of AssemblyScript, for the files of assembly/ that both sides read.

declare type i32 = number;
declare type f64 = number;
