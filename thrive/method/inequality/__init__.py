"""Inequality between groups: absolute and relative measures with their uncertainty.

from thrive.method.inequality import Groups, measures

for found in measures(Groups.of([60.0, 67.4, 53.4], se=[0.3, 0.7, 0.9],
                                population=[1006, 208, 153], favorable=False)):
    print(found.code, found.estimate, found.lower, found.upper, found.note)
"""

from thrive.method.inequality.groups import Groups
from thrive.method.inequality.measure import Measure
from thrive.method.inequality.report import measures

__all__ = ["Groups", "Measure", "measures"]
