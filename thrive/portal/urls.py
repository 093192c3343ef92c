from __future__ import annotations

from django.urls import URLPattern, path

from thrive.portal import sitemap, views

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("cities/", views.cities, name="cities"),
    path("cities.csv", views.cities_file, name="cities_file"),
    path("cities/<slug:slug>/", views.city, name="city"),
    path("get-involved/", views.get_involved, name="get_involved"),
    path("get-involved/tiers/", views.tiers, name="tiers"),
    path("desk/", views.desk, name="desk"),
    path("staff/", views.staff_desk, name="staff_desk"),
    path("search/", views.search, name="search"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
]
