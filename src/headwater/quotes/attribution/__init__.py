"""The words of a report that only attribute, for the comparison: cut off before passages are compared, or turned direct."""
