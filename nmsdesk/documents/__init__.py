"""Text in and domain values out, and back: knowledge, case files, assessments, imports."""
